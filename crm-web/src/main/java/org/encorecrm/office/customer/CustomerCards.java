package org.encorecrm.office.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.encorecrm.support.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** One customer as the card shows them. */
@Repository
@Transactional(readOnly = true)
class CustomerCards {

    private final JdbcClient jdbc;

    CustomerCards(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The survivor's id when this one was merged into another. */
    Optional<Long> survivorOf(long id) {
        return jdbc.sql("select customer_id from core.customer_alias where alias_id = :id")
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    /** A foreign customer is as absent as a missing one. */
    Customer get(long id, Reader reader) {
        return find(id, reader).orElseThrow(() -> new NotFoundException("No such customer"));
    }

    private Optional<Customer> find(long id, Reader reader) {
        return jdbc.sql("""
                        select c.id, concat_ws(' ', c.last_name, c.first_name, c.middle_name) as name, c.sex, c.birth_date,
                               c.country, concat_ws(', ', nullif(c.region, c.city), c.city, c.street, c.house, c.postal_code) as place,
                               nullif(concat_ws(', ', c.company_name, c.company_position), '') as company,
                               c.tags, c.manager_login, coalesce(u.name, c.manager_login) as manager, c.registered_at,
                               m.orders_count, m.orders_sum, m.orders_average, m.first_order_at, m.last_order_at,
                               round(m.average_interval_days) as average_interval_days, m.visits_count, m.last_visit_at, m.cart_total, m.cart_updated_at,
                               m.rfm_r::text || m.rfm_f::text || m.rfm_m::text as rfm,
                               a.class as abc, a.share as turnover_share,
                               m.lifecycle_stage,
                               (select s.at from segmentation.lifecycle_move s where s.customer_id = c.id
                                 order by s.at desc, s.id desc limit 1) as stage_since
                          from core.customer c
                          left join segmentation.metrics m on m.customer_id = c.id
                          left join segmentation.abc a on a.customer_id = c.id
                          left join web.app_user u on u.login = c.manager_login
                         where c.id = :id and (cast(:onlyOf as text) is null or c.manager_login = :onlyOf)
                        """)
                .param("id", id)
                .param("onlyOf", reader.onlyOf())
                .query(CustomerCards::customer)
                .optional();
    }

    List<Customer.Contact> contacts(long id) {
        return jdbc.sql("""
                        select i.kind, i.source, i.value, i.value in (c.email, c.phone) as main
                          from core.identifier i join core.customer c on c.id = i.customer_id
                         where i.customer_id = :id and i.source <> 'mailbox'
                         order by array_position(array['phone', 'email', 'loyalty_card', 'external_id'], i.kind),
                                  main desc nulls last, i.value
                        """)
                .param("id", id)
                .query((row, i) -> new Customer.Contact(
                        row.getString("kind"), row.getString("source"), row.getString("value"), row.getBoolean("main")))
                .list();
    }

    List<Customer.Membership> segments(long id) {
        return jdbc.sql("""
                        select s.key, s.name, m.entered_at
                          from segmentation.member m join segmentation.segment s on s.id = m.segment_id
                         where m.customer_id = :id and m.left_at is null
                         order by m.entered_at desc
                        """)
                .param("id", id)
                .query((row, i) -> new Customer.Membership(
                        row.getString("key"), row.getString("name"), instant(row, "entered_at", Instant.EPOCH)))
                .list();
    }

    List<Customer.Consent> consents(long id) {
        return jdbc.sql("""
                        select channel, purpose, address,
                               case when granted then 'granted' when pending then 'asked' else 'withdrawn' end as state, at
                          from core.consent where customer_id = :id order by purpose = 'marketing' desc, channel, purpose, address
                        """)
                .param("id", id)
                .query((row, i) -> new Customer.Consent(
                        row.getString("channel"),
                        row.getString("purpose"),
                        row.getString("address"),
                        row.getString("state"),
                        instant(row, "at", Instant.EPOCH)))
                .list();
    }

    private static Customer customer(ResultSet row, int number) throws SQLException {
        return new Customer(
                row.getLong("id"),
                row.getString("name"),
                row.getString("sex"),
                row.getObject("birth_date", LocalDate.class),
                row.getString("country"),
                row.getString("place"),
                row.getString("company"),
                Arrays.asList((String[]) row.getArray("tags").getArray()),
                row.getString("manager_login"),
                row.getString("manager"),
                instant(row, "registered_at"),
                new Customer.Figures(
                        row.getInt("orders_count"),
                        row.getBigDecimal("orders_sum"),
                        row.getBigDecimal("orders_average"),
                        instant(row, "first_order_at"),
                        instant(row, "last_order_at"),
                        row.getBigDecimal("average_interval_days"),
                        row.getInt("visits_count"),
                        instant(row, "last_visit_at"),
                        row.getBigDecimal("cart_total"),
                        instant(row, "cart_updated_at"),
                        row.getString("rfm"),
                        row.getString("abc"),
                        row.getBigDecimal("turnover_share"),
                        row.getString("lifecycle_stage"),
                        instant(row, "stage_since")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static Instant instant(ResultSet row, String column, Instant otherwise) throws SQLException {
        var at = instant(row, column);
        return at == null ? otherwise : at;
    }
}
