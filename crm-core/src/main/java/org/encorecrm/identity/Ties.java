package org.encorecrm.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What happened to customers: rows of any table that refers to them, now or in versions to come, but for what only says
 * who they are and what has been worked out about them.
 */
@Repository
class Ties {

    private static final Set<String> OWN =
            Set.of("core.identifier", "core.consent", "core.consent_log", "core.likeness", "campaigns.channel_state");

    private static final String WORKED_OUT = "segmentation";

    private final JdbcClient jdbc;

    Ties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The name of a table with such rows, by the customers' ids. */
    Map<Long, String> of(Collection<Long> ids) {
        var ties = new HashMap<Long, String>();
        for (var reference : references()) {
            jdbc.sql("select distinct %s as id from %s where %s = any(:ids)"
                            .formatted(reference.column(), reference.table(), reference.column()))
                    .param("ids", ids.toArray(Long[]::new))
                    .query(row -> {
                        ties.putIfAbsent(row.getLong("id"), reference.name());
                    });
        }
        jdbc.sql(
                        "select distinct customer_id as id from core.consent_log where customer_id = any(:ids) and origin = 'customer'")
                .param("ids", ids.toArray(Long[]::new))
                .query(row -> {
                    ties.putIfAbsent(row.getLong("id"), "consent");
                });
        return ties;
    }

    private record Reference(String schema, String name, String column) {
        String table() {
            return schema + "." + name;
        }
    }

    private List<Reference> references() {
        return jdbc
                .sql("""
                        select n.nspname, t.relname, a.attname
                          from pg_constraint c
                          join pg_class t on t.oid = c.conrelid
                          join pg_namespace n on n.oid = t.relnamespace
                          join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1]
                         where c.contype = 'f' and c.confrelid = 'core.customer'::regclass
                         order by n.nspname desc, t.relname = 'orders' desc, t.relname
                        """)
                .query((row, i) ->
                        new Reference(row.getString("nspname"), row.getString("relname"), row.getString("attname")))
                .list()
                .stream()
                .filter(reference ->
                        !OWN.contains(reference.table()) && !reference.schema().equals(WORKED_OUT))
                .toList();
    }
}
