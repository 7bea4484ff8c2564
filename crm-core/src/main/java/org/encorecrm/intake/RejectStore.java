package org.encorecrm.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.encorecrm.intake.sheet.Row;
import org.encorecrm.support.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** core.import_reject: lines that were not taken in as they stood. */
@Repository
class RejectStore {

    private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    RejectStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line and what is wrong with it. */
    record Reject(Row row, boolean whole, List<Reason> reasons) {}

    void add(long id, List<Reject> rejects) {
        if (rejects.isEmpty()) {
            return;
        }
        var lines = new ArrayList<Long>();
        var whole = new ArrayList<Boolean>();
        var cells = new ArrayList<String>();
        var reasons = new ArrayList<String>();
        for (var reject : rejects) {
            lines.add(reject.row().line());
            whole.add(reject.whole());
            cells.add(TextArray.of(reject.row().cells()));
            reasons.add(Json.MAPPER.writeValueAsString(reject.reasons()));
        }
        jdbc.sql("""
                        insert into core.import_reject (import_id, line, whole, cells, reasons)
                        select :import, line, whole, cells::text[], reasons::jsonb
                          from unnest(:lines, :whole, :cells, :reasons) as r (line, whole, cells, reasons)
                            on conflict do nothing
                        """)
                .param("import", id)
                .param("lines", lines.toArray(Long[]::new))
                .param("whole", whole.toArray(Boolean[]::new))
                .param("cells", cells.toArray(String[]::new))
                .param("reasons", reasons.toArray(String[]::new))
                .update();
    }

    /** All of them in the order of the file, a thousand at a time. */
    void each(long id, boolean whole, Consumer<Reject> use) {
        var line = -1L;
        for (var some = after(id, whole, line, 1000); !some.isEmpty(); some = after(id, whole, line, 1000)) {
            some.forEach(use);
            line = some.get(some.size() - 1).row().line();
        }
    }

    List<Reject> after(long id, boolean whole, long line, int limit) {
        return jdbc.sql("""
                        select line, whole, cells, reasons from core.import_reject
                         where import_id = :id and whole = :whole and line > :line order by line limit :limit
                        """)
                .param("id", id)
                .param("whole", whole)
                .param("line", line)
                .param("limit", limit)
                .query((row, i) -> new Reject(
                        new Row(row.getLong("line"), List.of((String[])
                                row.getArray("cells").getArray())),
                        row.getBoolean("whole"),
                        Json.MAPPER.readValue(row.getString("reasons"), REASONS)))
                .list();
    }

    /** Answers how many lines were about each of the erased. */
    Map<Long, Long> deleteAbout(long id, Marks marks) {
        var about = new HashMap<Long, Long>();
        var line = -1L;
        for (var some = lines(id, line); !some.isEmpty(); some = lines(id, line)) {
            var gone = new ArrayList<Long>();
            for (var row : some) {
                marks.in(row).ifPresent(erased -> {
                    gone.add(row.line());
                    about.merge(erased, 1L, Long::sum);
                });
            }
            jdbc.sql("delete from core.import_reject where import_id = :id and line = any(:lines)")
                    .param("id", id)
                    .param("lines", gone.toArray(Long[]::new))
                    .update();
            line = some.get(some.size() - 1).line();
        }
        return about;
    }

    private List<Row> lines(long id, long after) {
        return jdbc.sql("""
                        select line, cells from core.import_reject
                         where import_id = :id and line > :after order by line limit 2000
                        """)
                .param("id", id)
                .param("after", after)
                .query((row, i) -> new Row(row.getLong("line"), List.of((String[])
                        row.getArray("cells").getArray())))
                .list();
    }

    void deleteAll(long id) {
        jdbc.sql("delete from core.import_reject where import_id = :id")
                .param("id", id)
                .update();
    }
}
