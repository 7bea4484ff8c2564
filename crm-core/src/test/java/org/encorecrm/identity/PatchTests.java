package org.encorecrm.identity;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.customer.CustomerField;
import org.encorecrm.support.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Absent stays, null clears, a value sets: of every field. */
@EncoreTest
class PatchTests {

    @Autowired
    CustomerDocuments documents;

    @Autowired
    Identities identities;

    @Autowired
    Rules rules;

    @Autowired
    JdbcClient jdbc;

    CustomerFixtures shop;

    @BeforeEach
    void open() {
        shop = new CustomerFixtures(documents, identities, jdbc);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            first_name       | "firstName": %s                | "Анна"
            last_name        | "lastName": %s                 | "Петрова"
            middle_name      | "middleName": %s               | "Ивановна"
            sex              | "sex": %s                      | "female"
            birth_date       | "birthDate": %s                | "1990-04-12"
            marital_status   | "maritalStatus": %s            | "married"
            education        | "education": %s                | "higher"
            income           | "income": %s                   | 100000.50
            country          | "address": {"country": %s}     | "RU"
            region           | "address": {"region": %s}      | "Чувашия"
            district         | "address": {"district": %s}    | "Центр"
            city             | "address": {"city": %s}        | "Чебоксары"
            street           | "address": {"street": %s}      | "Мира"
            house            | "address": {"house": %s}       | "1а"
            flat             | "address": {"flat": %s}        | "12"
            postal_code      | "address": {"postalCode": %s}  | "428000"
            company_name     | "company": {"name": %s}        | "Ромашка"
            company_industry | "company": {"industry": %s}    | "toys"
            company_size     | "company": {"size": %s}        | 50
            company_position | "company": {"position": %s}    | "buyer"
            utm_source       | "utm": {"source": %s}          | "google"
            utm_medium       | "utm": {"medium": %s}          | "cpc"
            utm_campaign     | "utm": {"campaign": %s}        | "autumn"
            utm_term         | "utm": {"term": %s}            | "robot"
            utm_content      | "utm": {"content": %s}         | "banner"
            manager_login    | "managerLogin": %s             | "olga"
            time_zone        | "timeZone": %s                 | "Europe/Moscow"
            language         | "language": %s                 | "ru"
            registered_at    | "registeredAt": %s             | "2026-10-01T12:00:00+03:00"
            email            | "email": %s                    | "z#@example.com"
            phone            | "phone": %s                    | "+7908000#"
            tags             | "tags": %s                     | ["vip"]
            custom_fields    | "customFields": {"score": %s}  | 9
            """)
    void setsKeepsAndClears(String column, String field, String value) {
        var id = shop.upsert("{\"externalId\": \"x-#\"}").id();
        var empty = shop.field(id, column + "::text");

        assertThat(patch(field.formatted(value))).isEqualTo(Outcome.UPDATED);
        var set = shop.field(id, column + "::text");
        assertThat(set).isNotNull().isNotEqualTo(empty);

        assertThat(patch(field.formatted(value))).isEqualTo(Outcome.UNCHANGED);
        assertThat(shop.upsert("{\"externalId\": \"x-#\"}").outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(shop.field(id, column + "::text")).isEqualTo(set);

        assertThat(patch(field.formatted("null"))).isEqualTo(Outcome.UPDATED);
        assertThat(shop.field(id, column + "::text")).isEqualTo(empty);
        assertThat(patch(field.formatted("null"))).isEqualTo(Outcome.UNCHANGED);
    }

    private Outcome patch(String field) {
        return shop.upsert("{\"externalId\": \"x-#\", " + field + "}").outcome();
    }

    @Test
    void replacesTagsAndMergesAddressAndCustomFieldsPerKey() {
        var id = shop.upsert("""
                {"externalId": "x-#", "tags": ["a", "b"], "address": {"country": "RU", "city": "Чебоксары"},
                 "customFields": {"score": 9.0, "color": "red"}}""").id();

        shop.upsert("""
                {"externalId": "x-#", "tags": ["c"], "address": {"city": "Казань"},
                 "customFields": {"color": null, "size": 42}}""");

        assertThat(shop.field(id, "tags::text")).isEqualTo("{c}");
        assertThat(shop.field(id, "country || ' ' || city")).isEqualTo("RU Казань");
        assertThat(Json.read(shop.field(id, "custom_fields::text").toString()))
                .isEqualTo(Json.read("{\"score\": 9, \"size\": 42}"));

        shop.upsert("{\"externalId\": \"x-#\", \"address\": null}");

        assertThat(shop.field(id, "coalesce(country, city)")).isNull();
    }

    @Test
    void addsAnAddressAndMakesItPrimary() {
        var id = shop.upsert("{\"externalId\": \"x-#\", \"email\": \"one#@example.com\"}")
                .id();

        shop.upsert("{\"externalId\": \"x-#\", \"email\": \"two#@example.com\"}");

        assertThat(shop.field(id, "email")).isEqualTo("two%s@example.com".formatted(shop.number));
        assertThat(shop.upsert("{\"email\": \"one#@example.com\"}").id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({"email, free#@example.com", "phone, +7912000#"})
    void freesAnAddressThatIsRemoved(String name, String address) {
        var body = "\"%s\": \"%s\"".formatted(name, address);
        var id = shop.upsert("{\"externalId\": \"x-#\", %s}".formatted(body)).id();

        assertThat(patch("\"%s\": null".formatted(name))).isEqualTo(Outcome.UPDATED);

        assertThat(shop.field(id, name)).isNull();
        assertThat(shop.upsert("{%s}".formatted(body)).id()).isNotEqualTo(id);
    }

    @Test
    void clearsLoyaltyCards() {
        var id = shop.upsert("{\"externalId\": \"x-#\", \"loyaltyCard\": \"card#\"}")
                .id();

        assertThat(patch("\"loyaltyCard\": null")).isEqualTo(Outcome.UPDATED);

        assertThat(shop.upsert("{\"loyaltyCard\": \"card#\"}").id()).isNotEqualTo(id);
    }

    @Test
    void knowsEveryFieldOfTheRecord() {
        assertThat(CustomerField.values())
                .as("a new field needs its row in the table above")
                .hasSize(33);
    }

    @Test
    void aClearedEmailTakesItsMailboxAlong() {
        rules.replace(Json.read("{\"emailAliases\": true}"));
        try {
            var cleared = shop.upsert("{\"externalId\": \"mb#\", \"email\": \"m.b#@gmail.com\"}")
                    .id();
            shop.upsert("{\"externalId\": \"mb#\", \"email\": null}");

            assertThat(shop.upsert("{\"email\": \"m.b.#@gmail.com\"}").id()).isNotEqualTo(cleared);
        } finally {
            rules.replace(Json.read("{}"));
        }
    }
}
