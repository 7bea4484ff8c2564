package org.encorecrm.field;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.encorecrm.support.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** The rows of definitions. */
@Repository
class FieldTable {

    private final JdbcClient jdbc;

    FieldTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CustomField> all() {
        return jdbc.sql("select * from core.custom_field order by entity, position, id")
                .query(FieldTable::field)
                .list();
    }

    Optional<CustomField> find(FieldEntity entity, String key) {
        return jdbc.sql("select * from core.custom_field where entity = :entity and key = :key")
                .param("entity", entity.code())
                .param("key", key)
                .query(FieldTable::field)
                .optional();
    }

    /** Behind the others of its kind. The id and the position of the field given are not looked at. */
    void insert(CustomField field, Instant now) {
        statement("""
                        insert into core.custom_field (entity, key, type, label_en, label_ru, choices, position, archived,
                                                       searchable, created_at, updated_at)
                        values (:entity, :key, :type, :labelEn, :labelRu, :choices::jsonb,
                                (select coalesce(max(position), 0) + 1 from core.custom_field where entity = :entity),
                                :archived, :searchable, :now, :now)
                        """, field, now).update();
    }

    /** Answers whether the row still had the version of the field given. */
    boolean update(CustomField field, Instant now) {
        return statement("""
                        update core.custom_field
                           set type = :type, label_en = :labelEn, label_ru = :labelRu, choices = :choices::jsonb,
                               position = :position, archived = :archived, searchable = :searchable,
                               updated_at = :now, version = version + 1
                         where entity = :entity and key = :key and version = :version
                        """, field, now)
                        .param("position", field.position())
                        .param("version", field.version())
                        .update()
                == 1;
    }

    /** Gives the fields their places in the order given. Only what the place of a field is: its version stands. */
    void arrange(List<CustomField> fields) {
        jdbc.sql("""
                        update core.custom_field f set position = place.position
                          from unnest(:ids::bigint[]) with ordinality as place (id, position)
                         where f.id = place.id
                        """)
                .param("ids", fields.stream().map(CustomField::id).toArray(Long[]::new))
                .update();
    }

    /** The fields whose index could not be made a short while ago. */
    Set<Long> resting() {
        return jdbc.sql("select id from core.custom_field where index_retry_at > clock_timestamp()")
                .query(Long.class)
                .set();
    }

    void indexed(long id) {
        jdbc.sql("update core.custom_field set index_fault = null, index_retry_at = null where id = :id")
                .param("id", id)
                .update();
    }

    void notIndexed(long id, String fault) {
        jdbc.sql("""
                        update core.custom_field
                           set index_fault = :fault, index_retry_at = clock_timestamp() + interval '10 minutes'
                         where id = :id
                        """).param("fault", fault).param("id", id).update();
    }

    void delete(long id) {
        jdbc.sql("delete from core.custom_field where id = :id").param("id", id).update();
    }

    private JdbcClient.StatementSpec statement(String sql, CustomField field, Instant now) {
        return jdbc.sql(sql)
                .param("entity", field.entity().code())
                .param("key", field.key())
                .param("type", field.type().code())
                .param("labelEn", field.labelEn())
                .param("labelRu", field.labelRu())
                .param("choices", Json.MAPPER.writeValueAsString(field.choices()))
                .param("archived", field.archived())
                .param("searchable", field.searchable())
                .param("now", now.atOffset(ZoneOffset.UTC));
    }

    private static CustomField field(ResultSet row, int index) throws SQLException {
        return new CustomField(
                row.getLong("id"),
                FieldEntity.of(row.getString("entity")).orElseThrow(),
                row.getString("key"),
                FieldType.of(row.getString("type")).orElseThrow(),
                row.getString("label_en"),
                row.getString("label_ru"),
                Json.MAPPER.readValue(row.getString("choices"), new TypeReference<List<Choice>>() {}),
                row.getInt("position"),
                row.getBoolean("archived"),
                row.getBoolean("searchable"),
                row.getInt("version"));
    }
}
