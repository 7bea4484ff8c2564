package org.encorecrm.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import encore.testing.EncoreTest;
import encore.testing.Statements;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.encorecrm.activity.EventResult.Outcome;
import org.encorecrm.identity.Identities;
import org.encorecrm.identity.Mention;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.IngestTransaction;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.json.Json;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
class EventsTests {

    private final String own = UUID.randomUUID().toString();

    @Autowired
    Events events;

    @Autowired
    EventMessages messages;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void ignoresARepeatedId() {
        var event = event("'id': 'e-#', 'type': 'page_viewed', 'visitorId': 'v-#'");

        var results = events.recordAll(List.of(event, event), false);
        var again = events.record(event, false);

        assertThat(results).extracting(EventResult::outcome).containsExactly(Outcome.CREATED, Outcome.UNCHANGED);
        assertThat(again).isEqualTo(results.get(1));
        assertThat(count("select count(*) from core.event where visitor_id = 'v-#'"))
                .isOne();
    }

    @Test
    void keepsEventsWithoutAnIdEachTime() {
        var event = event("'type': 'page_viewed', 'visitorId': 'v-#'");

        assertThat(events.recordAll(List.of(event, event), false))
                .extracting(EventResult::outcome)
                .containsOnly(Outcome.CREATED);
    }

    @Test
    void givesTheAnonymousPastToWhoeverIsIdentified() {
        var anonymous = events.record(event("'type': 'page_viewed', 'visitorId': 'v-#'"), false);
        var named = events.record(
                event("'type': 'registered', 'visitorId': 'v-#', 'customer': {'externalId': 'u-#'}"), false);
        var later = events.record(event("'type': 'page_viewed', 'visitorId': 'v-#'"), false);

        assertThat(anonymous.customerId()).isNull();
        assertThat(named.customerId()).isNotNull();
        assertThat(later.customerId()).isEqualTo(named.customerId());
        assertThat(count("select count(*) from core.event where visitor_id = 'v-#' and customer_id is null"))
                .isZero();
    }

    @Test
    void keepsWhenAVisitorWasFirstAndLastSeen() {
        events.record(event("'type': 'page_viewed', 'visitorId': 'v-#', 'at': '2026-11-02T10:00:00Z'"), false);
        events.record(event("'type': 'page_viewed', 'visitorId': 'v-#', 'at': '2026-11-01T10:00:00Z'"), false);

        assertThat(jdbc.sql("select first_seen_at < last_seen_at from core.visitor where visitor_id = ?")
                        .param("v-" + own)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void completesCartsAndViewsFromTheCatalogue() {
        jdbc.sql(
                        "insert into core.product (sku, name, category, price, updated_at) values (?, 'Мяч', 'Игры/Мячи', 90, now())")
                .param("S-" + own)
                .update();

        var cart = events.record(
                event("'type': 'cart_updated', 'visitorId': 'v-#', 'items': [{'sku': 'S-#', 'quantity': 2}]"), false);
        var view = events.record(event("'type': 'product_viewed', 'visitorId': 'v-#', 'sku': 'S-#'"), false);

        var item = Json.read(text("select items::text from core.event where id = ?", cart.id()))
                .get(0);
        assertThat(item.get("name").stringValue()).isEqualTo("Мяч");
        assertThat(item.get("price").decimalValue()).isEqualByComparingTo("90");
        assertThat(text("select category from core.event where id = ?", view.id()))
                .isEqualTo("Игры/Мячи");
    }

    @Test
    void refusesWhatItCannotUnderstandAndNamesTheField() {
        assertThatThrownBy(() -> event("'type': 'Page Viewed', 'visitorId': 'v'"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("/type");
        assertThatThrownBy(() -> event("'type': 'cart_updated', 'visitorId': 'v'"))
                .hasMessageContaining("/items");
        assertThatThrownBy(() -> event("'type': 'page_viewed'")).hasMessageContaining("visitorId");
        assertThatThrownBy(() -> event("'type': 'page_viewed', 'visitorId': 'v', 'when': 1"))
                .hasMessageContaining("/when");
        assertThatThrownBy(() -> event("'type': 'page_viewed', 'customer': {'firstName': 'Anna'}"))
                .hasMessageContaining("/customer");
    }

    @Test
    void countsHistoryQuietlyAndNewsAloud() {
        var now = clock.now();
        var old = events.record(
                event("'type': 'page_viewed', 'customer': {'externalId': 'old-#'}, 'at': '%s'"
                        .formatted(now.minus(Duration.ofDays(9)))),
                false);
        var fresh = events.record(event("'type': 'page_viewed', 'customer': {'externalId': 'new-#'}"), false);

        assertThat(quiet(old)).containsOnly(true);
        assertThat(quiet(fresh)).containsOnly(false);
    }

    @Test
    void recordsManyInAsManyStatementsAsAFew() {
        var few = many("few", 3);
        var most = many("most", 700);

        var statementsForFew = Statements.during(() -> events.recordAll(few, false));
        var statementsForMost = Statements.during(() -> events.recordAll(most, false));

        assertThat(statementsForMost).isEqualTo(statementsForFew);
    }

    @Test
    void recordsAnEventOnceWhenManySendItAtOnce() throws Exception {
        var event = event("'id': 'race-#', 'type': 'page_viewed', 'visitorId': 'v-#'");
        var threads = Executors.newFixedThreadPool(8);
        try {
            var tasks = IntStream.range(0, 16)
                    .<Callable<Outcome>>mapToObj(
                            i -> () -> events.record(event, false).outcome())
                    .toList();

            assertThat(threads.invokeAll(tasks).stream().map(EventsTests::outcome))
                    .containsOnlyOnce(Outcome.CREATED);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void losesNoAnonymousEventToAnIdentificationAtTheSameTime(
            @Autowired Identities identities, @Autowired IngestTransaction transaction) throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            for (var round = 0; round < 20; round++) {
                var visitor = "race-" + round + "-" + own;
                var view = event("'type': 'page_viewed', 'visitorId': '%s'".formatted(visitor));
                var who = event("'type': 'registered', 'customer': {'externalId': '%s'}".formatted(visitor))
                        .who();
                Callable<Object> identify = () -> transaction.run(
                        () -> identities.identify(List.of(new Mention(who.withVisitor(visitor), clock.now(), false))));
                Callable<Object> record = () -> events.record(view, false);
                for (var done : threads.invokeAll(List.of(record, identify, record, record))) {
                    done.get();
                }
            }

            assertThat(count(
                            "select count(*) from core.event where visitor_id like 'race-%-#' and customer_id is null"))
                    .isZero();
        } finally {
            threads.shutdown();
        }
    }

    private List<EventMessage> many(String prefix, int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> event(
                        "'id': '%1$s-%2$d-#', 'type': 'page_viewed', 'sku': 'none', 'visitorId': '%1$s-%2$d-#', 'customer': {'externalId': '%1$s-%2$d-#'}"
                                .formatted(prefix, i)))
                .toList();
    }

    private static Outcome outcome(Future<Outcome> result) {
        try {
            return result.get();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private EventMessage event(String json) {
        return messages.read(Json.read("{" + json.replace('\'', '"').replace("#", own) + "}"));
    }

    private long count(String sql) {
        return jdbc.sql(sql.replace("#", own)).query(Long.class).single();
    }

    private String text(String sql, long id) {
        return jdbc.sql(sql).param(id).query(String.class).single();
    }

    private List<Boolean> quiet(EventResult event) {
        return jdbc.sql("select quiet from core.change where customer_id = ?")
                .param(event.customerId())
                .query(Boolean.class)
                .list();
    }
}
