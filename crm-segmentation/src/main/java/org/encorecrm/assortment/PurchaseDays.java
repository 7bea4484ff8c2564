package org.encorecrm.assortment;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.encorecrm.assortment.Walk.Portion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** On which days customers bought which product group. */
public final class PurchaseDays {

    /**
     * Rows {@code (customer_id, category, day)} of the customers of a portion, each once: for every group on the path of
     * a line that was kept, and for the whole shop ('') whatever was in the order. Parameters: {@code :after},
     * {@code :upTo}, {@code :now} and {@code :zone}, the shop's.
     */
    public static final String OF_PORTION = """
            select distinct b.customer_id, array_to_string(b.path[1 : n], '/') as category, b.day
              from (select distinct i.customer_id, string_to_array(i.category, '/') as path,
                           (i.placed_at at time zone :zone)::date as day
                      from core.order_item i join core.orders o on o.id = i.order_id
                     where i.customer_id > :after and i.customer_id <= :upTo and i.placed_at <= :now
                       and o.counts and i.kept > 0 and i.category <> '') b
             cross join lateral generate_series(1, cardinality(b.path)) n
             union all
            select distinct o.customer_id, '', (o.placed_at at time zone :zone)::date
              from core.orders o
             where o.customer_id > :after and o.customer_id <= :upTo and o.placed_at <= :now and o.counts
            """;

    private PurchaseDays() {}

    /** A statement that holds {@link #OF_PORTION} and may name {@code :survey}, with all five bound. */
    public static StatementSpec bound(JdbcClient jdbc, String sql, Survey survey, Portion portion, ZoneId zone) {
        return jdbc.sql(sql)
                .param("survey", survey.id())
                .param("after", portion.after())
                .param("upTo", portion.upTo())
                .param("now", survey.at().atOffset(ZoneOffset.UTC))
                .param("zone", zone.getId());
    }
}
