package org.encorecrm.demo;

import java.time.Instant;
import java.util.List;
import org.encorecrm.demo.shop.LifeStory;
import org.encorecrm.demo.shop.Person;
import org.encorecrm.support.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The hero of the story and those just like him, for whoever wants to see it again. */
@Component
@DemoOnly
class Heroes {

    private final Stand stand;
    private final History history;
    private final Counter counter;
    private final DemoTables tables;
    private final BusinessClock clock;
    private final JdbcClient jdbc;

    Heroes(Stand stand, History history, Counter counter, DemoTables tables, BusinessClock clock, JdbcClient jdbc) {
        this.stand = stand;
        this.history = history;
        this.counter = counter;
        this.tables = tables;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** The hero with his three orders, as history. */
    void introduce() {
        history.handIn(List.of(stand.open().hero().story(0, stand.open().plan().now())));
    }

    /** Posts the order that makes a suit buyer; answers the order's id. */
    long order() {
        var now = clock.now();
        var number = tables.nextNumbers(1);
        var person = whoever(number, now);
        var open = stand.open();
        var order = open.hero().next("suit-" + number, now);
        var document = open.documents().order(order, person);
        var id = counter.orders(List.of(document), false).get(0).id();
        if (id == null) {
            throw new IllegalStateException("the demo's own order was rejected");
        }
        return id;
    }

    /** The order of the story in the language of the API. */
    ObjectNode example() {
        var open = stand.open();
        return open.documents()
                .example(
                        open.hero().next("readme-1", open.plan().now()),
                        open.hero().story(0, open.plan().now()).person());
    }

    /** The hero as long as he has not bought his suit; then somebody just like him, with the same history. */
    private Person whoever(int number, Instant now) {
        var hero = stand.open().hero();
        var ivan = hero.story(0, stand.open().plan().now());
        if (orders(ivan) == ivan.purchases().size()) {
            return ivan.person();
        }
        var likeness = hero.story(number, now);
        history.handIn(List.of(likeness));
        return likeness.person();
    }

    private int orders(LifeStory story) {
        return jdbc.sql("""
                        select count(*) from core.orders o
                          join core.identifier i on i.customer_id = o.customer_id
                         where i.kind = 'external_id' and i.source = 'shop' and i.value = :id
                        """)
                .param("id", story.person().externalId())
                .query(Integer.class)
                .single();
    }
}
