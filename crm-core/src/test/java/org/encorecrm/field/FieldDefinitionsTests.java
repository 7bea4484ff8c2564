package org.encorecrm.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import encore.testing.EncoreTest;
import java.util.List;
import java.util.UUID;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.identity.Identities;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.json.Json;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
class FieldDefinitionsTests {

    @Autowired
    FieldDefinitions definitions;

    @Autowired
    CustomFields fields;

    @Autowired
    CustomerDocuments documents;

    @Autowired
    Identities identities;

    @Autowired
    JdbcClient jdbc;

    private final String key = "f" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void anUndefinedKeyIsKeptAndADefinedOneIsCheckedAndSpeltInOneWay() {
        var customer = send("\"9,50\"");
        assertThat(stored(customer)).isEqualTo("\"9,50\"");

        definitions.create(draft(FieldType.NUMBER));
        send(customer, "\"9,50\"");

        assertThat(stored(customer)).isEqualTo("9.5");
        assertThatThrownBy(() -> send("\"nine\""))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        invalid -> assertThat(invalid.violations())
                                .singleElement()
                                .hasToString("Violation[pointer=/customFields/" + key + ", message=must be a number]"));
    }

    @Test
    void aNullClearsADefinedField() {
        definitions.create(draft(FieldType.DATE));
        var customer = send("\"2026-11-21\"");

        send(customer, "null");

        assertThat(stored(customer)).isNull();
    }

    @Test
    void valuesThatAreThereDecideWhatTypeADefinitionMayHave() {
        send("12");
        send("\"abc\"");
        send("null");

        assertThatExceptionOfType(MisfittingValuesException.class)
                .isThrownBy(() -> definitions.create(draft(FieldType.NUMBER)))
                .satisfies(refused -> assertThat(refused.misfits()).isEqualTo(new Misfits(1, List.of("abc"))));
        definitions.create(draft(FieldType.TEXT));
        assertThatExceptionOfType(MisfittingValuesException.class)
                .isThrownBy(() -> definitions.change(draft(FieldType.DATE), 1))
                .satisfies(refused -> assertThat(refused.misfits()).isEqualTo(new Misfits(2, List.of("12", "abc"))));
    }

    @Test
    void aChoiceThatSomebodyHasIsRetiredAndOneThatNobodyHasIsGone() {
        definitions.create(draft(FieldType.CHOICES, "red", "blue", "pink"));
        var customer = send("[\"red\", \"blue\"]");

        var changed = definitions.change(draft(FieldType.CHOICES, "blue"), 1);

        assertThat(changed.choices())
                .containsExactly(choice("blue"), choice("red").retire());
        assertThat(changed.offered()).containsExactly(choice("blue"));
        send(customer, "[\"red\"]");
        assertThat(stored(customer)).isEqualTo("[\"red\"]");
    }

    @Test
    void anOldVersionDoesNotOverwriteANewerOne() {
        definitions.create(draft(FieldType.TEXT));
        definitions.change(draft(FieldType.TEXT), 1);

        assertThatThrownBy(() -> definitions.change(draft(FieldType.TEXT), 1)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> definitions.create(draft(FieldType.TEXT))).isInstanceOf(ConflictException.class);
    }

    @Test
    void anArchivedFieldIsNotOfferedButStillChecked() {
        definitions.create(draft(FieldType.NUMBER));
        definitions.change(
                new FieldDraft(FieldEntity.CUSTOMER, key, FieldType.NUMBER, "F", "П", List.of(), true, false), 1);

        assertThat(fields.definitions(FieldEntity.CUSTOMER))
                .noneMatch(field -> field.key().equals(key));
        assertThatThrownBy(() -> send("\"x\"")).isInstanceOf(InvalidInputException.class);
        definitions.delete(FieldEntity.CUSTOMER, key);
        assertThatThrownBy(() -> definitions.get(FieldEntity.CUSTOMER, key)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aDraftIsRefusedWithEveryFaultNamed() {
        var draft = new FieldDraft(
                FieldEntity.ORDER,
                "размер",
                FieldType.CHOICE,
                "",
                "Размер",
                List.of(choice("a"), choice("a")),
                false,
                false);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> definitions.create(draft))
                .satisfies(invalid -> assertThat(invalid.violations())
                        .extracting("pointer")
                        .containsExactly("/key", "/label/en", "/choices/1/value"));
    }

    private FieldDraft draft(FieldType type, String... choices) {
        return new FieldDraft(
                FieldEntity.CUSTOMER,
                key,
                type,
                "Field",
                "Поле",
                List.of(choices).stream().map(FieldDefinitionsTests::choice).toList(),
                false,
                false);
    }

    private static Choice choice(String value) {
        return new Choice(value, value, value, false);
    }

    private long send(String value) {
        var email = UUID.randomUUID() + "@example.com";
        return upsert("{\"email\": \"%s\", \"customFields\": {\"%s\": %s}}".formatted(email, key, value));
    }

    private void send(long customer, String value) {
        var email = jdbc.sql("select email from core.customer where id = :id")
                .param("id", customer)
                .query(String.class)
                .single();
        upsert("{\"email\": \"%s\", \"customFields\": {\"%s\": %s}}".formatted(email, key, value));
    }

    private long upsert(String json) {
        return identities
                .upsert(List.of(documents.read(Json.read(json))), true)
                .get(0)
                .id();
    }

    private @org.jspecify.annotations.Nullable String stored(long customer) {
        return jdbc.sql("select custom_fields -> :key from core.customer where id = :id")
                .param("key", key)
                .param("id", customer)
                .query((row, i) -> java.util.Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }
}
