package org.encorecrm.intake;

import java.util.Collection;
import java.util.List;
import org.encorecrm.intake.sheet.Row;
import org.encorecrm.support.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** core.import_row: lines waiting to be taken in. */
@Repository
class RowStore {

    private final JdbcClient jdbc;

    RowStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line in its group. */
    record Staged(String group, Row row) {}

    /** In the caller's transaction. */
    void add(long id, List<Staged> rows) {
        jdbc.sql("""
                        insert into core.import_row (import_id, grp, line, cells)
                        select :id, grp, line::bigint, cells::text[]
                          from unnest(:group::text[], :line::text[], :cells::text[]) as r (grp, line, cells)
                         order by grp collate "C", line::bigint
                        """)
                .param("id", id)
                .params(Columns.of(rows)
                        .add("group", Staged::group)
                        .add("line", staged -> staged.row().line())
                        .add("cells", staged -> TextArray.of(staged.row().cells()))
                        .params())
                .update();
    }

    /** What comes after a row, in the order of groups and lines. */
    List<Staged> after(long id, String group, long line, int limit) {
        return query("""
                select grp, line, cells from core.import_row
                 where import_id = :id and (grp, line) > (:group, :line)
                 order by grp, line limit :limit
                """, id, group, line, limit);
    }

    private List<Staged> query(String sql, long id, String group, long line, int limit) {
        return jdbc.sql(sql)
                .param("id", id)
                .param("group", group)
                .param("line", line)
                .param("limit", limit)
                .query((row, i) -> new Staged(row.getString("grp"), new Row(row.getLong("line"), List.of((String[])
                        row.getArray("cells").getArray()))))
                .list();
    }

    /** Lines that are documents by themselves. */
    List<Row> lines(long id, Collection<Long> lines) {
        return jdbc.sql("""
                        select line, cells from core.import_row
                         where import_id = :id and grp = '' and line = any(:lines) order by line
                        """)
                .param("id", id)
                .param("lines", lines.toArray(Long[]::new))
                .query((row, i) -> new Row(row.getLong("line"), List.of((String[])
                        row.getArray("cells").getArray())))
                .list();
    }

    /** Lines of a group beyond one of them. */
    List<Row> groupAfter(long id, String group, long line, int limit) {
        return query("""
                select grp, line, cells from core.import_row
                 where import_id = :id and grp = :group and line > :line
                 order by line limit :limit
                """, id, group, line, limit).stream().map(Staged::row).toList();
    }

    /** Done with everything after one row up to another. */
    void delete(long id, String fromGroup, long fromLine, String toGroup, long toLine) {
        jdbc.sql("""
                        delete from core.import_row
                         where import_id = :id and (grp, line) > (:fromGroup, :fromLine)
                           and (grp, line) <= (:toGroup, :toLine)
                        """)
                .param("id", id)
                .param("fromGroup", fromGroup)
                .param("fromLine", fromLine)
                .param("toGroup", toGroup)
                .param("toLine", toLine)
                .update();
    }

    void deleteAll(long id) {
        jdbc.sql("delete from core.import_row where import_id = :id")
                .param("id", id)
                .update();
    }

    long documents(long id, boolean grouped) {
        return jdbc.sql(grouped ? """
                        select count(distinct grp) from core.import_row where import_id = :id
                        """ : "select count(*) from core.import_row where import_id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }
}
