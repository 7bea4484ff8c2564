package org.encorecrm.retention;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.Period;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows that a condition on their age finds. */
public final class PerishableRows implements Perishable {

    private static final int PORTION = 5_000;

    private final JdbcClient jdbc;
    private final String kind;
    private final String usually;
    private final Period atLeast;
    private final String rows;
    private final String table;

    /**
     * @param table what is deleted from, as {@code schema.table}
     * @param rows our own SQL after {@code from}: the table as {@code t}, what it joins, and a condition over
     *     {@code :before}
     */
    public PerishableRows(JdbcClient jdbc, String kind, String usually, Period atLeast, String table, String rows) {
        this.jdbc = jdbc;
        this.kind = kind;
        this.usually = usually;
        this.atLeast = atLeast;
        this.table = table;
        this.rows = rows;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public String usually() {
        return usually;
    }

    @Override
    public Period atLeast() {
        return atLeast;
    }

    @Override
    public long count(Instant before) {
        return jdbc.sql("select count(*) from (select from %s limit :most) t".formatted(rows))
                .param("before", Timestamp.from(before))
                .param("most", MOST_COUNTED + 1)
                .query(Long.class)
                .single();
    }

    @Override
    public int deleteSome(Instant before) {
        return jdbc.sql("""
                        delete from %s where ctid = any(array(
                               select t.ctid from %s limit :portion for update of t skip locked))
                        """.formatted(table, rows))
                .param("before", Timestamp.from(before))
                .param("portion", PORTION)
                .update();
    }
}
