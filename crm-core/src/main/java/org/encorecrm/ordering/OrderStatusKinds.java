package org.encorecrm.ordering;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The shop's statuses, in the order of their stages. Read from memory, a few seconds old at most. */
@Service
public class OrderStatusKinds {

    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();

    private final JdbcClient jdbc;
    private volatile Snapshot snapshot = new Snapshot(Map.of(), 0);

    OrderStatusKinds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<OrderStatusKind> find(String code) {
        return Optional.ofNullable(all().get(code));
    }

    /** The kind of a status that an order is in: there is one, the foreign key sees to that. */
    OrderStatusKind get(String code) {
        var kind = all().get(code);
        if (kind == null) {
            kind = read().get(code);
        }
        if (kind == null) {
            throw new IllegalStateException("no such status: " + code);
        }
        return kind;
    }

    /** All of them by code, earliest stage first. */
    public Map<String, OrderStatusKind> all() {
        var known = snapshot;
        if (known.kinds.isEmpty() || System.nanoTime() - known.takenAt > FRESH_NANOS) {
            known = new Snapshot(read(), System.nanoTime());
            snapshot = known;
        }
        return known.kinds;
    }

    /** The status an order has when nothing is said about it: the earliest stage. */
    OrderStatusKind first() {
        return all().values().iterator().next();
    }

    private Map<String, OrderStatusKind> read() {
        var kinds = new LinkedHashMap<String, OrderStatusKind>();
        jdbc.sql("select code, stage, counts, name_ru, name_en from core.order_status_kind order by stage, code")
                .query((row, i) -> new OrderStatusKind(
                        row.getString("code"),
                        row.getInt("stage"),
                        row.getBoolean("counts"),
                        row.getString("name_ru"),
                        row.getString("name_en")))
                .list()
                .forEach(kind -> kinds.put(kind.code(), kind));
        return kinds;
    }

    private record Snapshot(Map<String, OrderStatusKind> kinds, long takenAt) {}
}
