package org.encorecrm.intake;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.encorecrm.support.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** core.import_example: ten lines of each outcome. */
@Repository
class ExampleStore {

    static final int MOST = 10;

    private final JdbcClient jdbc;

    ExampleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Long> counts(long id) {
        return jdbc
                .sql("select outcome, count(*) as many from core.import_example where import_id = :id group by 1")
                .param("id", id)
                .query((row, i) -> Map.entry(row.getString("outcome"), row.getLong("many")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void add(long id, List<Example> examples) {
        for (var example : examples) {
            jdbc.sql("""
                            insert into core.import_example (import_id, outcome, line, content)
                            values (:id, :outcome, :line, cast(:content as jsonb)) on conflict do nothing
                            """)
                    .param("id", id)
                    .param("outcome", example.outcome())
                    .param("line", example.line())
                    .param("content", Json.MAPPER.writeValueAsString(example))
                    .update();
        }
    }

    List<Example> all(long id) {
        return jdbc.sql("select content from core.import_example where import_id = :id order by outcome, line")
                .param("id", id)
                .query((row, i) -> Json.MAPPER.readValue(row.getString("content"), Example.class))
                .list();
    }

    void deleteAll(long id) {
        jdbc.sql("delete from core.import_example where import_id = :id")
                .param("id", id)
                .update();
    }
}
