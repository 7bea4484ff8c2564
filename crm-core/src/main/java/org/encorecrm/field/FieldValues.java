package org.encorecrm.field;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The values that customers and orders have, looked at from a definition. */
@Repository
class FieldValues {

    private static final int EXAMPLES = 5;

    private final JdbcClient jdbc;

    FieldValues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Reads all customers or orders: for a definition that is new, or changes what fits. */
    Misfits misfits(CustomField field) {
        var from = """
                from %s where jsonb_exists(custom_fields, :key) and jsonb_typeof(custom_fields -> :key) <> 'null'
                               and not coalesce(%s, false)
                """.formatted(field.entity().table(), FieldSql.fits(field, "custom_fields"));
        var count =
                statement("select count(*) " + from, field).query(Long.class).single();
        return count == 0 ? Misfits.NONE : new Misfits(count, examples(field, from));
    }

    private List<String> examples(CustomField field, String from) {
        return statement(
                        "select distinct value from (select left(custom_fields ->> :key, 60) as value " + from
                                + " limit 200) few order by value limit " + EXAMPLES,
                        field)
                .query(String.class)
                .list();
    }

    private JdbcClient.StatementSpec statement(String sql, CustomField field) {
        return jdbc.sql(sql)
                .param("key", field.key())
                .param("choices", field.choices().stream().map(Choice::value).toArray(String[]::new));
    }

    /** Whether anybody has this word. */
    boolean has(CustomField field, Choice choice) {
        return jdbc.sql("""
                        select exists (select from %s
                                        where core.custom_words(custom_fields -> :key) @> array[:choice::text])
                        """.formatted(field.entity().table()))
                .param("key", field.key())
                .param("choice", choice.value())
                .query(Boolean.class)
                .single();
    }

    /** How many customers or orders have the field. */
    long count(CustomField field) {
        return jdbc.sql("""
                        select count(*) from %s
                         where jsonb_exists(custom_fields, :key) and jsonb_typeof(custom_fields -> :key) <> 'null'
                        """.formatted(field.entity().table()))
                .param("key", field.key())
                .query(Long.class)
                .single();
    }
}
