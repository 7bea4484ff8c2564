package org.encorecrm.demo;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The base as it was before the demo came. What tables held then is kept, because migrations fill some of them; wiping
 * empties every table of the shop's data and puts that back. Users, keys, sessions and the audit log are not the
 * shop's data.
 */
@Repository
@DemoOnly
class CleanSlate {

    private static final String SHOPS_TABLES = """
            select format('%I.%I', n.nspname, c.relname)
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p') and not c.relispartition
               and (n.nspname in ('core', 'segmentation', 'campaigns') and c.relname <> 'scheduled_tasks'
                    or n.nspname = 'web' and c.relname in ('demo_shop', 'demo_part', 'demo_deed', 'demo_journey'))
             order by 1
            """;

    private final JdbcClient jdbc;

    CleanSlate(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void remember() {
        for (var table : tables()) {
            // the demo's own plan is not what was there before it: put back, it would be begun anew
            if (table.startsWith("web.")) {
                continue;
            }
            jdbc.sql("""
                            insert into web.demo_before (table_name, rows)
                            select '%1$s', jsonb_agg(to_jsonb(t)) from %1$s t having count(*) > 0
                            """.formatted(table)).update();
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void wipe() {
        jdbc.sql("truncate %s restart identity".formatted(String.join(", ", tables())))
                .update();
        var before = jdbc.sql("select table_name from web.demo_before")
                .query(String.class)
                .list();
        for (var table : before) {
            jdbc.sql("""
                            insert into %1$s overriding system value
                            select r.* from web.demo_before b, jsonb_populate_recordset(null::%1$s, b.rows) r
                             where b.table_name = '%1$s'
                            """.formatted(table)).update();
            numberOn(table);
        }
        jdbc.sql("delete from web.demo_before").update();
    }

    /** Rows that were put back have their numbers: new ones go on behind them. */
    private void numberOn(String table) {
        jdbc.sql("""
                        select attname from pg_attribute
                         where attrelid = cast(:table as regclass) and attidentity <> '' and not attisdropped
                        """)
                .param("table", table)
                .query(String.class)
                .list()
                .forEach(column -> jdbc.sql("select setval(pg_get_serial_sequence('%1$s', '%2$s'), max(%2$s)) from %1$s"
                                .formatted(table, column))
                        .query(Long.class)
                        .single());
    }

    /** Names come from the catalogue of the database, quoted by it. */
    private List<String> tables() {
        return jdbc.sql(SHOPS_TABLES).query(String.class).list();
    }
}
