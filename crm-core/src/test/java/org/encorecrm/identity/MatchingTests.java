package org.encorecrm.identity;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.util.List;
import org.encorecrm.customer.CustomerDocuments;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
class MatchingTests {

    @Autowired
    CustomerDocuments documents;

    @Autowired
    Identities identities;

    @Autowired
    JdbcClient jdbc;

    CustomerFixtures shop;

    @BeforeEach
    void open() {
        shop = new CustomerFixtures(documents, identities, jdbc);
    }

    @Test
    void createsOnceAndThenKnows() {
        var body = """
                {"externalId": "u-#", "email": "Anna.#@Example.com", "phone": "8 (903) 000-#", "firstName": "Анна"}""";

        var first = shop.upsert(body);
        var second = shop.upsert(body);

        assertThat(first.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(second.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(shop.field(first.id(), "email")).isEqualTo("anna.%s@example.com".formatted(shop.number));
    }

    @Test
    void knowsWhoeverSharesAnIdentifier() {
        var known = shop.upsert("""
                {"externalId": "u-#", "email": "a#@example.com", "phone": "+7903000#", "loyaltyCard": "c#"}""");

        assertThat(shop.upsert("{\"email\": \"A#@EXAMPLE.com\"}").id()).isEqualTo(known.id());
        assertThat(shop.upsert("{\"phone\": \"8 903 000 #\"}").id()).isEqualTo(known.id());
        assertThat(shop.upsert("{\"loyaltyCard\": \"c#\"}").id()).isEqualTo(known.id());
        assertThat(shop.upsert("{\"externalId\": \"u-#\"}").id()).isEqualTo(known.id());
        assertThat(shop.upsert("{\"externalId\": \"u-#\", \"source\": \"other\"}")
                        .id())
                .isNotEqualTo(known.id());
    }

    @Test
    void mergesTwoKnownCustomersBridgedByOneRequest() {
        var one = shop.upsert("{\"email\": \"b#@example.com\", \"firstName\": \"Анна\"}");
        var other = shop.upsert("{\"phone\": \"+7904000#\", \"lastName\": \"Петрова\", \"tags\": [\"vip\"]}");

        var bridged = shop.upsert("{\"email\": \"b#@example.com\", \"phone\": \"+7904000#\", \"sex\": \"female\"}");

        assertThat(bridged.outcome()).isEqualTo(Outcome.MERGED);
        assertThat(bridged.id()).isEqualTo(one.id());
        assertThat(bridged.merges()).extracting(Merged::from).containsExactly(other.id());
        assertThat(shop.field(one.id(), "last_name")).isEqualTo("Петрова");
        assertThat(shop.field(one.id(), "sex")).isEqualTo("female");
        assertThat(shop.count("select customer_id from core.customer_alias where alias_id = ?", other.id()))
                .isEqualTo(one.id());
        assertThat(shop.count("select count(*) from core.customer where id = ?", other.id()))
                .isZero();
    }

    @Test
    void keepsTwoNumbersOfOneShopApartForReview() {
        var one = shop.upsert("{\"externalId\": \"u-#\", \"email\": \"c#@example.com\"}");

        var other = shop.upsert("{\"externalId\": \"v-#\", \"email\": \"c#@example.com\"}");

        assertThat(other.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(other.id()).isNotEqualTo(one.id());
        assertThat(shop.count(
                        "select count(*) from core.duplicate where a = ? and b = ? and decision is null",
                        one.id(),
                        other.id()))
                .isOne();
    }

    @Test
    void keepsAFamilyWithOnePhoneApartAndKnowsEachAgain() {
        var wife = shop.upsert("{\"phone\": \"+7905000#\", \"firstName\": \"Анна\", \"birthDate\": \"1990-04-12\"}");
        var body = "{\"phone\": \"+7905000#\", \"firstName\": \"Иван\", \"birthDate\": \"1988-01-02\"}";

        var husband = shop.upsert(body);
        var again = shop.upsert(body);

        assertThat(husband.id()).isNotEqualTo(wife.id());
        assertThat(again.id()).isEqualTo(husband.id());
        assertThat(again.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(shop.count("select count(*) from core.duplicate where a = ? and b = ?", wife.id(), husband.id()))
                .isOne();
    }

    @Test
    void neverMergesByAPlaceholder() {
        var one = shop.upsert("{\"externalId\": \"p-#\", \"email\": \"no@mail.ru\"}");

        var other = shop.upsert("{\"externalId\": \"q-#\", \"email\": \"NO@mail.ru\"}");

        assertThat(other.id()).isNotEqualTo(one.id());
        assertThat(shop.field(other.id(), "email")).isNull();
        assertThat(shop.upsert("{\"email\": \"no@mail.ru\", \"firstName\": \"Имя #\"}")
                        .id())
                .isEqualTo(shop.upsert("{\"email\": \"no@mail.ru\", \"firstName\": \"Имя #\"}")
                        .id())
                .isNotIn(one.id(), other.id());
    }

    @Test
    void worksOutABatchAsIfItsLinesCameOneByOne() {
        var known = shop.upsert("{\"email\": \"k#@example.com\"}");

        var lines = shop.upsert(List.of(
                "{\"phone\": \"+7906000#\", \"firstName\": \"Анна\"}",
                "{\"phone\": \"+7906000#\", \"email\": \"k#@example.com\"}",
                "{\"externalId\": \"n-#\"}",
                "{\"externalId\": \"n-#\", \"firstName\": \"Олег\"}",
                "{\"externalId\": \"n-#\", \"firstName\": \"Олег\"}"));

        assertThat(lines).extracting(Identified::customerId).startsWith(known.id(), known.id());
        assertThat(lines.subList(2, 5))
                .extracting(Identified::outcome)
                .containsExactly(Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED);
        assertThat(shop.field(known.id(), "first_name")).isEqualTo("Анна");
    }

    @Test
    void queuesWhoeverChangedAndNobodyElse() {
        var created = shop.upsert("{\"email\": \"q#@example.com\"}");
        shop.upsert("{\"email\": \"q#@example.com\"}");

        assertThat(shop.count("select count(*) from core.change where customer_id = ? and not quiet", created.id()))
                .isOne();
    }

    @Test
    void takesOldRegistrationsForHistory() {
        var old = shop.upsert("{\"email\": \"h#@example.com\", \"registeredAt\": \"2020-01-01T00:00:00Z\"}");

        assertThat(shop.count("select count(*) from core.change where customer_id = ? and quiet", old.id()))
                .isOne();

        shop.upsert(
                "{\"email\": \"h#@example.com\", \"registeredAt\": \"2020-01-01T00:00:00Z\", \"firstName\": \"А\"}");

        assertThat(shop.count("select count(*) from core.change where customer_id = ? and not quiet", old.id()))
                .isOne();
    }
}
