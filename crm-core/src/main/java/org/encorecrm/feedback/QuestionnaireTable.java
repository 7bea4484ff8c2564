package org.encorecrm.feedback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.encorecrm.support.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The surveys defined here. */
@Repository
class QuestionnaireTable {

    private static final String ALL = "select id, definition, version, updated_at from core.questionnaire";

    private final JdbcClient jdbc;

    QuestionnaireTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Questionnaire> all() {
        return jdbc.sql(ALL + " order by active desc, updated_at desc, id desc")
                .query(QuestionnaireTable::read)
                .list();
    }

    Optional<Questionnaire> find(String key) {
        return jdbc.sql(ALL + " where key = :key")
                .param("key", key)
                .query(QuestionnaireTable::read)
                .optional();
    }

    Optional<Questionnaire> find(long id) {
        return jdbc.sql(ALL + " where id = :id")
                .param("id", id)
                .query(QuestionnaireTable::read)
                .optional();
    }

    private static Questionnaire read(ResultSet row, int number) throws SQLException {
        return new Questionnaire(
                row.getLong("id"),
                QuestionnaireReader.read(Json.read(row.getString("definition"))),
                row.getInt("version"),
                row.getTimestamp("updated_at").toInstant());
    }

    /** Whether it was new; an existing one with this key is left alone. */
    boolean insert(QuestionnaireDraft draft, Instant now) {
        return statement(draft, now, """
                        insert into core.questionnaire (key, name, definition, active, again_days, created_at, updated_at)
                        values (:key, :name, :definition::jsonb, :active, :again, :now, :now)
                            on conflict (key) do nothing
                        """) == 1;
    }

    void update(QuestionnaireDraft draft, Instant now) {
        statement(draft, now, """
                update core.questionnaire
                   set name = :name, definition = :definition::jsonb, active = :active, again_days = :again,
                       version = version + 1, updated_at = :now
                 where key = :key
                """);
    }

    private int statement(QuestionnaireDraft draft, Instant now, String sql) {
        return jdbc.sql(sql)
                .param("key", draft.key())
                .param("name", draft.name())
                .param("definition", draft.toJson().toString())
                .param("active", draft.active())
                .param("again", draft.againDays())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Keeps two people from changing the same survey at once. */
    void lock(String key) {
        jdbc.sql("select 1 from core.questionnaire where key = :key for update")
                .param("key", key)
                .query(Integer.class)
                .optional();
    }

    /** Those of its questions that were ever answered. */
    Set<String> answered(String key) {
        return Set.copyOf(jdbc.sql("select distinct question from core.answer where survey = :key")
                .param("key", key)
                .query(String.class)
                .list());
    }
}
