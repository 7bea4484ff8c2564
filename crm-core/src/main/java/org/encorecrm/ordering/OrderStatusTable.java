package org.encorecrm.ordering;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.encorecrm.ordering.OrderProgress.StatusEntry;
import org.encorecrm.support.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Every status an order was ever in, and those that arrived before their order.
 *
 * <p>An order being created and a status that does not find it yet must not miss each other: both take the lock of the
 * order's stripe before they look for one another, orders a shared one.
 */
@Repository
class OrderStatusTable {

    /** Keeps these advisory locks apart from those of other features. */
    private static final int LOCK_SPACE = 0x0D3;

    private final JdbcClient jdbc;
    private final OrderStatusKinds kinds;

    OrderStatusTable(JdbcClient jdbc, OrderStatusKinds kinds) {
        this.jdbc = jdbc;
        this.kinds = kinds;
    }

    void add(Map<Long, List<StatusEntry>> history) {
        var rows = new ArrayList<Row>();
        history.forEach((orderId, entries) -> entries.forEach(entry -> rows.add(new Row(orderId, entry))));
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into core.order_status (order_id, status, at, comment)
                        select * from unnest(:orderId::bigint[], :status::text[], :at::timestamptz[], :comment::text[])
                            on conflict (order_id, at, status) do nothing
                        """)
                .params(Columns.of(rows)
                        .add("orderId", Row::orderId)
                        .add("status", row -> row.entry().version().kind().code())
                        .add("at", row -> row.entry().version().at())
                        .add("comment", row -> row.entry().comment())
                        .params())
                .update();
    }

    /** Takes the statuses that have been waiting for these new orders. */
    Map<OrderKey, List<StatusEntry>> takeEarly(Collection<OrderKey> keys) {
        var early = new HashMap<OrderKey, List<StatusEntry>>();
        if (keys.isEmpty()) {
            return early;
        }
        var columns = OrderKey.columns(List.copyOf(keys));
        lock("pg_advisory_xact_lock_shared", columns);
        jdbc.sql("""
                        delete from core.order_status_early early
                         using unnest(:source::text[], :externalId::text[]) as line (source, external_id)
                         where early.source = line.source and early.external_id = line.external_id
                        returning early.source, early.external_id, early.status, early.at, early.comment
                        """).params(columns).query(row -> {
            var at = row.getObject("at", OffsetDateTime.class).toInstant();
            var version = new StatusVersion(at, kinds.get(row.getString("status")));
            early.computeIfAbsent(
                            new OrderKey(row.getString("source"), row.getString("external_id")),
                            key -> new ArrayList<>())
                    .add(new StatusEntry(version, row.getString("comment")));
        });
        return early;
    }

    /** After this nobody creates the order before the transaction ends. */
    void lockForEarly(OrderKey key) {
        lock("pg_advisory_xact_lock", OrderKey.columns(List.of(key)));
    }

    void keepEarly(OrderKey key, StatusEntry entry) {
        jdbc.sql("""
                        insert into core.order_status_early (source, external_id, status, at, comment)
                        values (:source, :externalId, :status, :at::timestamptz, :comment)
                            on conflict (source, external_id, at, status) do nothing
                        """)
                .param("source", key.source())
                .param("externalId", key.externalId())
                .param("status", entry.version().kind().code())
                .param("at", entry.version().at().toString())
                .param("comment", entry.comment())
                .update();
    }

    private void lock(String function, Map<String, ?> keys) {
        jdbc.sql("""
                        select count(%s(%d, stripe))
                          from (select distinct hashtext(source || '/' || external_id) & 63 as stripe
                                  from unnest(:source::text[], :externalId::text[]) as line (source, external_id)
                                 order by 1) as stripes
                        """.formatted(function, LOCK_SPACE))
                .params(keys)
                .query(Long.class)
                .single();
    }

    private record Row(long orderId, StatusEntry entry) {}
}
