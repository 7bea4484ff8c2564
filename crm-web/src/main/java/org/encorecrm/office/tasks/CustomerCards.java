package org.encorecrm.office.tasks;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.encorecrm.office.tasks.CustomerCard.LastOrder;
import org.encorecrm.support.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads customers for the panel beside a task. */
@Repository
class CustomerCards {

    private final JdbcClient jdbc;

    CustomerCards(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    CustomerCard get(long customerId) {
        return jdbc.sql("""
                        select c.id, nullif(concat_ws(' ', c.last_name, c.first_name, c.middle_name), '') as name, c.city,
                               array(select i.value from core.identifier i
                                      where i.customer_id = c.id and i.kind = 'phone'
                                      order by i.value = c.phone desc, i.created_at) as phones,
                               array(select i.value from core.identifier i
                                      where i.customer_id = c.id and i.kind = 'email'
                                      order by i.value = c.email desc, i.created_at) as emails,
                               array(select s.name from segmentation.member m
                                       join segmentation.segment s on s.id = m.segment_id
                                      where m.customer_id = c.id and m.left_at is null
                                      order by m.entered_at desc) as segments,
                               coalesce(f.orders_count, 0) as orders_count, coalesce(f.orders_sum, 0) as orders_sum,
                               f.orders_average, f.last_order_at
                          from core.customer c
                          left join segmentation.metrics f on f.customer_id = c.id
                         where c.id = :customer
                        """)
                .param("customer", customerId)
                .query((rs, i) -> card(rs))
                .optional()
                .orElseThrow(() -> new NotFoundException("no customer " + customerId));
    }

    private CustomerCard card(ResultSet row) throws SQLException {
        return new CustomerCard(
                row.getLong("id"),
                row.getString("name"),
                row.getString("city"),
                texts(row, "phones"),
                texts(row, "emails"),
                row.getInt("orders_count"),
                row.getBigDecimal("orders_sum"),
                row.getBigDecimal("orders_average"),
                instant(row.getTimestamp("last_order_at")),
                lastOrders(row.getLong("id")),
                texts(row, "segments"));
    }

    private List<LastOrder> lastOrders(long customerId) {
        var russian = LocaleContextHolder.getLocale().getLanguage().equals("ru");
        return jdbc.sql("""
                        select coalesce(o.number, o.external_id) as number, o.placed_at,
                               case when :russian then k.name_ru else k.name_en end as status, o.counts, o.amount,
                               coalesce((select string_agg(i.name, ', ' order by i.line)
                                           from core.order_item i where i.order_id = o.id), '') as goods
                          from core.orders o
                          join core.order_status_kind k on k.code = o.status
                         where o.customer_id = :customer
                         order by o.placed_at desc, o.id desc
                         limit 5
                        """)
                .param("customer", customerId)
                .param("russian", russian)
                .query((rs, i) -> new LastOrder(
                        rs.getString("number"),
                        rs.getTimestamp("placed_at").toInstant(),
                        rs.getString("status"),
                        rs.getBoolean("counts"),
                        amount(rs),
                        rs.getString("goods")))
                .list();
    }

    private static BigDecimal amount(ResultSet row) throws SQLException {
        var amount = row.getBigDecimal("amount");
        return amount == null ? BigDecimal.ZERO : amount;
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
