package org.encorecrm.prediction;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Models of past moments that were asked for just now: who reads the predictions of a thousand customers as of one day
 * means one fit. Every fact puts its customer into the change queue, so a queue that has not moved says that the facts
 * have not.
 */
@Component
class PastModels {

    private static final int MOST = 8;

    private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();

    private final JdbcClient jdbc;
    private final Map<Instant, Remembered> remembered = new LinkedHashMap<>();

    PastModels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    synchronized Optional<Model> of(Instant asOf, Supplier<Optional<Model>> fit) {
        var changes = changes();
        var known = remembered.get(asOf);
        if (known == null || known.changes != changes || System.nanoTime() - known.nanos > LONGEST_NANOS) {
            known = new Remembered(changes, System.nanoTime(), fit.get());
            remembered.remove(asOf);
            remembered.put(asOf, known);
            remembered
                    .keySet()
                    .retainAll(remembered.keySet().stream()
                            .skip(Math.max(0, remembered.size() - MOST))
                            .toList());
        }
        return known.model;
    }

    private long changes() {
        return jdbc.sql(
                        "select coalesce(pg_sequence_last_value(pg_get_serial_sequence('core.change', 'id')::regclass), 0)")
                .query(Long.class)
                .single();
    }

    private record Remembered(long changes, long nanos, Optional<Model> model) {}
}
