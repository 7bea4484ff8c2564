package org.encorecrm.field;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.util.List;
import java.util.UUID;
import org.encorecrm.field.IndexState.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@EncoreTest
class IndexWorkTests {

    @Autowired
    FieldDefinitions definitions;

    @Autowired
    SearchableFields searchable;

    @Autowired
    FieldIndexes indexes;

    @Autowired
    IndexWork work;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    private final String key = "i" + UUID.randomUUID().toString().replace("-", "");

    /** The value a person in fifty has, so that the table has to be left aside to find them. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            customer ; number ; to_jsonb(n % 50)                      ; %s = 7
            customer ; number ; to_jsonb((n % 50)::text)              ; %s between 7 and 7.5
            customer ; date   ; to_jsonb(date '2026-01-01' + n % 50)  ; %s > '2026-02-18'
            customer ; date   ; to_jsonb(date '2026-01-01' + n % 300) ; (extract(month from %s), extract(day from %s)) in (select 3::numeric, 8::numeric)
            customer ; text   ; to_jsonb(concat('w', n % 50))               ; %s in ('w7', 'w8')
            customer ; choice ; to_jsonb(concat('w', n % 50))               ; %s = 'w7'
            customer ; boolean ; to_jsonb(n % 50 = 0)                  ; %s = true
            customer ; choices ; jsonb_build_array(concat('w', n % 50))      ; %s @> array['w7']
            order   ; number ; to_jsonb(n % 50)                      ; %s = 7
            """)
    void aSearchableFieldIsFoundWithoutReadingEverybody(String entity, String type, String value, String condition) {
        var field =
                define(FieldEntity.of(entity).orElseThrow(), FieldType.of(type).orElseThrow(), false);
        fill(field.entity(), value);
        var where = condition.replace("%s", field.sql());
        var query = "select count(*) from %s %s where %s"
                .formatted(field.entity().table(), field.entity().alias(), where);
        var before = jdbc.sql(query).query(Long.class).single();

        transaction.executeWithoutResult(status -> searchable.add(field.entity(), key));
        assertThat(state()).isEqualTo(Stage.WAITING);
        while (work.work()) {}

        assertThat(state()).isEqualTo(Stage.READY);
        assertThat(plan(query)).contains("custom_field_" + field.id() + "_" + type);
        assertThat(jdbc.sql(query).query(Long.class).single()).isEqualTo(before).isPositive();
    }

    @Test
    void anIndexThatWasLeftUnfinishedIsMadeAgain() {
        var field = define(FieldEntity.CUSTOMER, FieldType.NUMBER, true);
        while (work.work()) {}
        jdbc.sql("update pg_index set indisvalid = false where indexrelid = 'core.custom_field_%d_number'::regclass"
                        .formatted(field.id()))
                .update();
        assertThat(state()).isEqualTo(Stage.WAITING);

        while (work.work()) {}

        assertThat(state()).isEqualTo(Stage.READY);
    }

    @Test
    void anIndexGoesWithItsFieldAndWithTheTypeItWasFor() {
        var field = define(FieldEntity.ORDER, FieldType.NUMBER, true);
        while (work.work()) {}

        definitions.change(draft(FieldEntity.ORDER, FieldType.TEXT, true), null);
        while (work.work()) {}
        assertThat(mine(field)).containsExactly("custom_field_" + field.id() + "_text");

        definitions.delete(FieldEntity.ORDER, key);
        while (work.work()) {}
        assertThat(mine(field)).isEmpty();
    }

    @AfterEach
    void takeTheFieldAway() {
        definitions.all().stream()
                .filter(field -> field.key().equals(key))
                .forEach(field -> definitions.delete(field.entity(), key));
        while (work.work()) {}
        jdbc.sql("delete from core.orders where source = :key")
                .param("key", key)
                .update();
        jdbc.sql("delete from core.customer where last_name = :key")
                .param("key", key)
                .update();
    }

    private List<String> mine(CustomField field) {
        return indexes.existing().keySet().stream()
                .filter(name -> name.startsWith("custom_field_" + field.id() + "_"))
                .toList();
    }

    private Stage state() {
        var field = definitions.all().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow();
        return indexes.states(List.of(field)).get(field.id()).stage();
    }

    private CustomField define(FieldEntity entity, FieldType type, boolean searchable) {
        return definitions.create(draft(entity, type, searchable));
    }

    private FieldDraft draft(FieldEntity entity, FieldType type, boolean searchable) {
        var words = type.hasChoices()
                ? java.util.stream.IntStream.range(0, 50)
                        .mapToObj(n -> new Choice("w" + n, "w" + n, "w" + n, false))
                        .toList()
                : List.<Choice>of();
        return new FieldDraft(entity, key, type, "Field", "Поле", words, false, searchable);
    }

    private void fill(FieldEntity entity, String value) {
        var custom = "jsonb_build_object('%s', %s)".formatted(key, value);
        jdbc.sql("""
                        insert into core.customer (last_name, custom_fields, created_at, updated_at)
                        select :key, %s, now(), now() from generate_series(1, 3000) as n
                        """.formatted(entity == FieldEntity.CUSTOMER ? custom : "'{}'"))
                .param("key", key)
                .update();
        if (entity == FieldEntity.ORDER) {
            jdbc.sql("""
                            insert into core.orders (source, external_id, customer_id, placed_at, updated_at, content_hash,
                                status, status_at, counts, currency, total, amount, custom_fields)
                            select :key, n::text, (select min(id) from core.customer where last_name = :key), now(), now(),
                                   '', 'new', now(), true, 'RUB', 1, 1, %s
                              from generate_series(1, 3000) as n
                            """.formatted(custom)).param("key", key).update();
        }
    }

    private String plan(String query) {
        return String.join(
                "\n", jdbc.sql("explain " + query).query(String.class).list());
    }
}
