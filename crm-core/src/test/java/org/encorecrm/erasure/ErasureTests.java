package org.encorecrm.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import encore.testing.EncoreTest;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.identity.Identities;
import org.encorecrm.identity.Merges;
import org.encorecrm.support.NotFoundException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
class ErasureTests {

    @Autowired
    Erasures erasures;

    @Autowired
    Merges merges;

    private final ErasureFixtures people;
    private final String unique = Long.toString(System.nanoTime(), 36);

    @Autowired
    ErasureTests(CustomerDocuments documents, Identities identities, JdbcClient jdbc) {
        people = new ErasureFixtures(documents, identities, jdbc);
    }

    @Test
    void leavesAnonymousFactsAndAReceipt() {
        var customer = customer("a");
        addFacts(customer);

        var receipt = erasures.erase(customer, "root");

        assertThat(receipt.erased()).containsEntry("identifiers", 1L).containsEntry("notes", 1L);
        assertThat(receipt.kept()).extracting(Kept::kind).contains("orders", "events");
        assertThat(people.count("core.customer where id = ?", customer)).isZero();
        assertThat(people.count(
                        "core.orders where external_id = 'e-' || ? and customer_id < 0 and total = 7", customer))
                .isEqualTo(1);
        assertThat(erasures.receipt(receipt.id())).isEqualTo(receipt);
    }

    @Test
    void answersTheSameReceiptToWhoeverAsksAgain() {
        var customer = customer("b");
        var other = customer("c");
        merges.merge(customer, other, "by_hand");

        var first = erasures.erase(other, "root");

        assertThat(first.customerId()).isEqualTo(customer);
        assertThat(erasures.erase(customer, "somebody else")).isEqualTo(first);
        assertThat(erasures.erase(other, "somebody else")).isEqualTo(first);
        assertThatThrownBy(() -> erasures.erase(-1, "root")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void makesANewPersonOfTheSameAddress() {
        var customer = customer("d");
        erasures.erase(customer, "root");

        assertThat(customer("d")).isNotEqualTo(customer);
    }

    @Test
    void changesNothingWhenRehearsing() {
        var customer = customer("f");
        addFacts(customer);

        var receipt = erasures.rehearse(customer);

        assertThat(receipt.erased()).containsEntry("notes", 1L);
        assertThat(people.count("core.note where customer_id = ?", customer)).isEqualTo(1);
        assertThat(erasures.receiptOf(customer)).isEmpty();
    }

    private long customer(String name) {
        return people.upsert(people.document("""
                {"email": "%s-%s@example.com", "firstName": "Анна"}
                """.formatted(name, unique)));
    }

    private void addFacts(long id) {
        var statements = """
                insert into core.orders (source, external_id, customer_id, placed_at, updated_at, content_hash, status,
                                         status_at, counts, currency, total, amount, delivery)
                values ('shop', 'e-' || :id, :id, now(), now(), '', 'new', now(), true, 'RUB', 7, 7, '{"address": {}}');
                insert into core.event (type, at, customer_id, url) values ('page_viewed', now(), :id, 'https://x/?me');
                insert into core.note (customer_id, author, text, at) values (:id, 'a', 'b', now())""";
        for (var statement : statements.split(";")) {
            people.jdbc().sql(statement).param("id", id).update();
        }
    }
}
