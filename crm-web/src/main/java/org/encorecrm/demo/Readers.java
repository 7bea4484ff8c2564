package org.encorecrm.demo;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.encorecrm.demo.shop.Dice;
import org.encorecrm.demo.shop.Shopper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** People who got a letter lately and have not ordered since: letters bring some of them back. */
@Repository
@DemoOnly
class Readers {

    private static final Duration LATELY = Duration.ofDays(4);

    private final JdbcClient jdbc;
    private final Stand stand;

    Readers(JdbcClient jdbc, Stand stand) {
        this.jdbc = jdbc;
        this.stand = stand;
    }

    Optional<Shopper> somebody(Instant now, Dice dice) {
        var candidates = jdbc.sql("""
                        select i.value
                          from campaigns.message m
                          join core.identifier i on i.customer_id = m.customer_id and i.kind = 'external_id'
                         where m.sent_at > :since
                           and not exists (select from core.orders o
                                            where o.customer_id = m.customer_id and o.placed_at > m.sent_at)
                         order by m.id desc
                         limit 50
                        """)
                .param("since", Timestamp.from(now.minus(LATELY)))
                .query(String.class)
                .list();
        return candidates.isEmpty() ? Optional.empty() : stand.open().shop().byExternalId(dice.pick(candidates));
    }
}
