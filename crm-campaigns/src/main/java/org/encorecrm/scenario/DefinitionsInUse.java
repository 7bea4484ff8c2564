package org.encorecrm.scenario;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import org.encorecrm.support.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What scenarios still follow: their present definitions, and those of before that runs end by. */
@Repository
class DefinitionsInUse {

    private final JdbcClient jdbc;

    DefinitionsInUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of every scenario, by its name. */
    List<InUse> all() {
        return jdbc.sql("""
                        select s.key, s.name,
                               jsonb_build_array(s.definition) || coalesce(
                                   (select jsonb_agg(v.definition)
                                      from campaigns.scenario_revision v
                                     where v.scenario_id = s.id and v.revision <> s.revision
                                       and exists (select from campaigns.scenario_run r
                                                    where r.scenario_id = v.scenario_id and r.revision = v.revision
                                                      and r.state in ('active', 'paused', 'dead'))), '[]') as definitions
                          from campaigns.scenario s
                         order by s.name, s.id
                        """).query((row, i) -> inUse(row)).list();
    }

    private static InUse inUse(ResultSet row) throws SQLException {
        return new InUse(
                row.getString("key"),
                row.getString("name"),
                Json.read(row.getString("definitions"))
                        .valueStream()
                        .map(DefinitionReader::read)
                        .toList());
    }

    record InUse(String key, String name, List<ScenarioDefinition> definitions) {

        boolean has(Predicate<ScenarioDefinition> what) {
            return definitions.stream().anyMatch(what);
        }
    }
}
