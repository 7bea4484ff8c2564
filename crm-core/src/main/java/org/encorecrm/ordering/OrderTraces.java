package org.encorecrm.ordering;

import java.util.Set;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.erasure.PersonalTraces;
import org.encorecrm.erasure.Tally;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders stay for the books: sums, goods and dates. Where to, for whom, from which advertisement: nothing of it. */
@Component
class OrderTraces implements PersonalTraces {

    private final JdbcClient jdbc;

    OrderTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("core.orders", "core.order_item");
    }

    @Override
    public void erase(Erasing who, Tally tally) {
        tally.erased("orderComments", who.statement(jdbc, """
                                update core.order_status s set comment = null
                                  from core.orders o
                                 where o.id = s.order_id and o.customer_id = any(:ids) and s.comment is not null
                                """).update());
        tally.erased("deliveries", who.statement(jdbc, """
                                select count(*) from core.orders where customer_id = any(:ids) and delivery <> '{}'
                                """).query(Long.class).single());
        tally.kept("orders", who.statement(jdbc, """
                                update core.orders
                                   set customer_id = :remainder, delivery = '{}', custom_fields = '{}',
                                       hand_fields = '{}', utm = '{}',
                                       visitor_id = null
                                 where customer_id = any(:ids)
                                """).update(), Tally.Reason.ACCOUNTING);
        tally.kept("orderLines", who.statement(jdbc, """
                                update core.order_item set customer_id = :remainder where customer_id = any(:ids)
                                """).update(), Tally.Reason.ACCOUNTING);
    }
}
