package org.encorecrm.field;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.encorecrm.field.IndexState.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The indexes of fields, as the database has them. */
@Service
public class FieldIndexes {

    private final JdbcClient jdbc;

    FieldIndexes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the name of each that there is, whether it can be used. */
    Map<String, Boolean> existing() {
        var existing = new HashMap<String, Boolean>();
        jdbc.sql("""
                        select c.relname, i.indisvalid
                          from pg_index i join pg_class c on c.oid = i.indexrelid
                         where i.indrelid in ('core.customer'::regclass, 'core.orders'::regclass)
                           and starts_with(c.relname, :prefix)
                        """).param("prefix", FieldIndex.PREFIX).query(row -> {
            existing.put(row.getString("relname"), row.getBoolean("indisvalid"));
        });
        return existing;
    }

    @Transactional(readOnly = true)
    public Map<Long, IndexState> states(List<CustomField> fields) {
        var existing = existing();
        var percents = percents();
        var faults = faults();
        var states = new HashMap<Long, IndexState>();
        for (var field : fields) {
            states.put(field.id(), state(FieldIndex.of(field), existing, percents, faults.get(field.id())));
        }
        return states;
    }

    private static IndexState state(
            List<FieldIndex> wanted,
            Map<String, Boolean> existing,
            Map<String, Integer> percents,
            @Nullable String fault) {
        if (wanted.isEmpty()) {
            return IndexState.NOTHING;
        }
        if (wanted.stream().allMatch(index -> existing.getOrDefault(index.name(), false))) {
            return new IndexState(Stage.READY, null, null);
        }
        var building = wanted.stream()
                .filter(index -> percents.containsKey(index.name()))
                .findFirst();
        return building.isPresent()
                ? new IndexState(Stage.BUILDING, percents.get(building.get().name()), null)
                : new IndexState(Stage.WAITING, null, fault);
    }

    private Map<String, Integer> percents() {
        var percents = new HashMap<String, Integer>();
        jdbc.sql("""
                        select c.relname, coalesce((100.0 * p.blocks_done / nullif(p.blocks_total, 0))::int, 0) as percent
                          from pg_stat_progress_create_index p join pg_class c on c.oid = p.index_relid
                         where p.datname = current_database()
                        """).query(row -> {
            percents.put(row.getString("relname"), row.getInt("percent"));
        });
        return percents;
    }

    private Map<Long, String> faults() {
        var faults = new HashMap<Long, String>();
        jdbc.sql("select id, index_fault from core.custom_field where index_fault is not null")
                .query(row -> {
                    faults.put(row.getLong("id"), row.getString("index_fault"));
                });
        return faults;
    }
}
