package org.encorecrm.duplicate;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.encorecrm.support.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** core.likeness_model: what the base taught. Kept in memory until somebody learns anew. */
@Repository
class ModelStore {

    private final JdbcClient jdbc;
    private volatile Optional<Known> known = Optional.empty();

    ModelStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Known(Instant learnedAt, Model model) {}

    /** How large the base was, and when. */
    record Learned(long customers, Instant at) {}

    Optional<Learned> learned() {
        return jdbc.sql("select customers, learned_at from core.likeness_model")
                .query((row, i) ->
                        new Learned(row.getLong(1), row.getTimestamp(2).toInstant()))
                .optional();
    }

    Model current() {
        var learned = learned();
        if (learned.isEmpty()) {
            return Model.untaught(customers());
        }
        var at = learned.get().at();
        var cached = known;
        if (cached.isEmpty() || !cached.get().learnedAt().equals(at)) {
            cached = Optional.of(new Known(at, read()));
            known = cached;
        }
        return cached.get().model();
    }

    private Model read() {
        var json = jdbc.sql("select model from core.likeness_model")
                .query(String.class)
                .single();
        return Json.MAPPER.readValue(json, Model.Kept.class).model().orElseGet(() -> Model.untaught(customers()));
    }

    /** As good as counted, and free. */
    long customers() {
        return jdbc.sql("select greatest(reltuples, 0)::bigint from pg_class where oid = 'core.customer'::regclass")
                .query(Long.class)
                .single();
    }

    void keep(Model model, long customers, Instant now) {
        jdbc.sql("""
                        insert into core.likeness_model (model, customers, learned_at)
                        values (cast(:model as jsonb), :customers, :now)
                            on conflict (only_row) do update
                           set model = excluded.model, customers = excluded.customers, learned_at = excluded.learned_at
                        """)
                .param("model", Json.MAPPER.writeValueAsString(model.kept()))
                .param("customers", customers)
                .param("now", Timestamp.from(now))
                .update();
    }
}
