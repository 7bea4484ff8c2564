package org.encorecrm.identity;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.time.Instant;
import java.util.List;
import org.encorecrm.customer.CustomerDocument;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.support.IngestTransaction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People and browsers named inside orders and events. */
@EncoreTest
class MentionTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Autowired
    CustomerDocuments documents;

    @Autowired
    Identities identities;

    @Autowired
    IngestTransaction transaction;

    @Autowired
    JdbcClient jdbc;

    CustomerFixtures shop;

    @BeforeEach
    void open() {
        shop = new CustomerFixtures(documents, identities, jdbc);
    }

    @Test
    void fillsWhatIsEmptyAndOverwritesNothing() {
        var id = shop.upsert("""
                {"externalId": "u-#", "firstName": "Анна", "tags": ["a"], "customFields": {"k": 1}}""").id();

        var mentioned = mention("""
                {"externalId": "u-#", "email": "f#@example.com", "firstName": "Anna", "lastName": "Петрова", "sex": null,
                 "tags": ["b"], "customFields": {"k": 2, "l": 3}}""", NOON);

        assertThat(mentioned.id()).isEqualTo(id);
        assertThat(shop.field(id, "first_name || ' ' || last_name")).isEqualTo("Анна Петрова");
        assertThat(shop.field(id, "tags::text")).isEqualTo("{a}");
        assertThat(shop.field(id, "custom_fields ->> 'k'")).isEqualTo("1");
        assertThat(shop.field(id, "custom_fields ->> 'l'")).isEqualTo("3");
        assertThat(shop.field(id, "email")).isEqualTo("f%s@example.com".formatted(shop.number));
        assertThat(mention("{\"externalId\": \"u-#\", \"email\": \"g#@example.com\"}", NOON)
                        .outcome())
                .isEqualTo(Outcome.UPDATED);
        assertThat(shop.field(id, "email")).isEqualTo("f%s@example.com".formatted(shop.number));
    }

    @Test
    void joinsAnonymousHistoryOnIdentification() {
        assertThat(visitor("v#", NOON).customerId()).isNull();
        event("v#");

        var id = mention("{\"externalId\": \"j-#\", \"visitorId\": \"v#\"}", NOON.plusSeconds(9))
                .id();

        assertThat(shop.count("select count(*) from core.event where customer_id = ?", id))
                .isOne();
        assertThat(shop.count("select bit_or(kinds) from core.change where customer_id = ?", id) & 4)
                .as("activity is to be evaluated")
                .isEqualTo(4);
        assertThat(visitor("v#", NOON.plusSeconds(10)).customerId()).isEqualTo(id);
    }

    @Test
    void movesABrowserToWhoeverWasNamedOnItLastAndMergesNobody() {
        var wife = mention("{\"externalId\": \"w-#\", \"visitorId\": \"w#\"}", NOON)
                .id();
        var husband = mention("{\"externalId\": \"h-#\", \"visitorId\": \"w#\"}", NOON.plusSeconds(60))
                .id();
        assertThat(husband).isNotEqualTo(wife);
        assertThat(visitor("w#", NOON.plusSeconds(61)).customerId()).isEqualTo(husband);

        mention("{\"externalId\": \"w-#\", \"visitorId\": \"w#\"}", NOON.plusSeconds(30));

        assertThat(visitor("w#", NOON.plusSeconds(62)).customerId())
                .as("a fact that arrives late moves nothing back")
                .isEqualTo(husband);
    }

    @Test
    void knowsBrowsersWithinOneBatch() {
        var mentions = List.of(
                new Mention(CustomerDocument.ofVisitor("shop", "b" + shop.number), NOON, false),
                new Mention(
                        shop.document("{\"externalId\": \"b-#\", \"visitorId\": \"b#\"}"), NOON.plusSeconds(1), false));

        var whose = transaction.run(() -> identities.identify(mentions));

        assertThat(whose.get(0).customerId()).isEqualTo(whose.get(1).id());
    }

    private Identified mention(String json, Instant at) {
        return identify(new Mention(shop.document(json), at, false));
    }

    private Identified visitor(String visitor, Instant at) {
        return identify(new Mention(CustomerDocument.ofVisitor("shop", visitor.replace("#", shop.number)), at, false));
    }

    private Identified identify(Mention mention) {
        return transaction.run(() -> identities.identify(List.of(mention))).get(0);
    }

    private void event(String visitor) {
        jdbc.sql("insert into core.event (type, at, visitor_id) values ('page_viewed', now(), ?)")
                .param(visitor.replace("#", shop.number))
                .update();
    }
}
