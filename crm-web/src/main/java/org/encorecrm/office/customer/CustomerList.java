package org.encorecrm.office.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Finds customers page by page, newest first, and never counts them. */
@Repository
@Transactional(readOnly = true)
class CustomerList {

    private static final String ROWS = """
            select c.id, concat_ws(' ', c.last_name, c.first_name, c.middle_name) as name, c.email, c.phone, c.city,
                   coalesce(u.name, c.manager_login) as manager, c.tags,
                   coalesce(m.orders_count, 0) as orders, coalesce(m.orders_sum, 0) as sum, m.last_order_at,
                   m.rfm_r::text || m.rfm_f::text || m.rfm_m::text as rfm,
                   a.class as abc,
                   m.lifecycle_stage as stage
              from core.customer c
              left join segmentation.metrics m on m.customer_id = c.id
              left join segmentation.abc a on a.customer_id = c.id
              left join web.app_user u on u.login = c.manager_login
             where c.id > 0 and c.id < :after
               and (cast(:onlyOf as text) is null or c.manager_login = :onlyOf)
               %s
               %s
             order by c.id desc
             limit :limit
            """;

    /** The bound is repeated for the index on stage and customer: a stage with nobody in it must not walk the base. */
    private static final String IN_STAGE = "and m.lifecycle_stage = :stage and m.customer_id < :after";

    private final JdbcClient jdbc;

    CustomerList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param stage of the lifecycle, null for all */
    List<CustomerRow> page(@Nullable String stage, Reader reader, long after, int limit) {
        return rows(stage, "", List.of(), reader, after, limit).list();
    }

    /** Those who were found, as they were found. */
    List<CustomerRow> of(List<Long> ids, @Nullable String stage, Reader reader) {
        var rows = rows(stage, "and c.id = any(:ids)", ids, reader, Long.MAX_VALUE, ids.size()).list().stream()
                .collect(Collectors.toMap(CustomerRow::id, Function.identity()));
        return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    private JdbcClient.MappedQuerySpec<CustomerRow> rows(
            @Nullable String stage, String among, List<Long> ids, Reader reader, long after, int limit) {
        return jdbc.sql(ROWS.formatted(stage == null ? "" : IN_STAGE, among))
                .param("ids", ids.toArray(Long[]::new))
                .param("onlyOf", reader.onlyOf())
                .param("stage", stage)
                .param("after", after)
                .param("limit", limit)
                .query(CustomerList::row);
    }

    private static CustomerRow row(ResultSet row, int number) throws SQLException {
        var lastOrder = row.getTimestamp("last_order_at");
        return new CustomerRow(
                row.getLong("id"),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("city"),
                row.getString("manager"),
                Arrays.asList((String[]) row.getArray("tags").getArray()),
                row.getInt("orders"),
                row.getBigDecimal("sum"),
                lastOrder == null ? null : lastOrder.toInstant(),
                row.getString("rfm"),
                row.getString("abc"),
                row.getString("stage"));
    }
}
