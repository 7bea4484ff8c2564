package org.encorecrm.demo.past;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.demo.DemoOnly;
import org.encorecrm.identity.Identified;
import org.encorecrm.identity.Identities;
import org.encorecrm.support.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Those whom something happens to. */
@Component
@DemoOnly
class People {

    private static final Duration MONTHS = Duration.ofDays(60);

    private final CustomerDocuments documents;
    private final Identities identities;
    private final JdbcClient jdbc;
    private final BusinessClock clock;

    People(CustomerDocuments documents, Identities identities, JdbcClient jdbc, BusinessClock clock) {
        this.documents = documents;
        this.identities = identities;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Brings in the people of a name in people.json, as history; answers their numbers in its order. */
    List<Long> bring(String name) {
        var told = Resources.read("people.json").get(name).valueStream();
        return identities.upsert(told.map(documents::read).toList(), true).stream()
                .map(Identified::id)
                .toList();
    }

    /** Good customers of months with a manager, whom people at work know by name: always the same ones. */
    List<Long> regulars(int most) {
        return jdbc.sql("""
                        select c.id
                          from core.customer c
                          join segmentation.metrics m on m.customer_id = c.id
                         where c.id > 0 and m.orders_count between 4 and 9 and c.manager_login is not null
                           and m.first_order_at < :months
                         order by c.id desc
                         limit :most
                        """)
                .param("most", most)
                .param("months", Timestamp.from(clock.now().minus(MONTHS)))
                .query(Long.class)
                .list();
    }

    static String text(JsonNode of, String name) {
        return of.get(name).stringValue();
    }
}
