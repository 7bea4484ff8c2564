package org.encorecrm.identity;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.util.List;
import java.util.Set;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.customer.CustomerField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people say about pairs outlives the records they said it about. */
@EncoreTest
class JudgementTests {

    @Autowired
    CustomerDocuments documents;

    @Autowired
    Identities identities;

    @Autowired
    Merges merges;

    @Autowired
    Duplicates duplicates;

    @Autowired
    AcceptedPairs accepted;

    @Autowired
    JdbcClient jdbc;

    CustomerFixtures shop;
    long a;
    long b;
    long c;

    @BeforeEach
    void threeOfThem() {
        shop = new CustomerFixtures(documents, identities, jdbc);
        a = shop.upsert("{\"externalId\": \"ja#\", \"lastName\": \"Первая\"}").id();
        b = shop.upsert("{\"externalId\": \"jb#\", \"lastName\": \"Вторая\"}").id();
        c = shop.upsert("{\"externalId\": \"jc#\", \"lastName\": \"Третья\"}").id();
    }

    @Test
    void distinctOutweighsEverythingWhenEitherIsMerged() {
        pair(a, c, 0.9999, null);
        pair(b, c, 0.8, "distinct");

        merges.merge(a, b, "by_hand");

        assertThat(decision(a, c)).isEqualTo("distinct");
    }

    @Test
    void anUndoneMergeGivesTheJudgementBack() {
        pair(b, c, 0.8, "distinct");
        var merge = merges.merge(a, b, "by_hand");

        merges.undo(merge.id());

        assertThat(decision(b, c)).isEqualTo("distinct");
        assertThat(decision(a, b)).isEqualTo("distinct");
    }

    @Test
    void acceptedPairsStopAtAGroupsContradiction() {
        pair(a, b, 0.9999, "merge");
        pair(b, c, 0.9998, "merge");
        pair(a, c, 0.5, "distinct");

        while (accepted.merge(10)) {
            // until nothing is left
        }

        assertThat(alive(a) + alive(b) + alive(c)).as("c stays apart").isEqualTo(2);
        assertThat(alive(c)).isEqualTo(1);
    }

    @Test
    void distinctHoldsForWhoeverAbsorbedOneOfThemInTheSameRequest() {
        bridgedRecords();

        shop.upsert("{\"loyaltyCard\": \"ja#\", \"email\": \"jb#@example.com\", \"phone\": \"+7905100#\"}");

        assertThat(alive(b)).isZero();
        assertThat(alive(c)).isEqualTo(1);
        assertThat(decision(a, c)).isEqualTo("distinct");
    }

    @Test
    void distinctHoldsForWhoeverAbsorbedOneOfThemInTheSameBatch() {
        bridgedRecords();

        shop.upsert(List.of(
                "{\"loyaltyCard\": \"ja#\", \"email\": \"jb#@example.com\"}",
                "{\"loyaltyCard\": \"ja#\", \"phone\": \"+7905100#\"}"));

        assertThat(alive(b)).isZero();
        assertThat(alive(c)).isEqualTo(1);
        assertThat(decision(a, c)).isEqualTo("distinct");
    }

    /** Nothing but the judgement keeps the second and the third apart. */
    private void bridgedRecords() {
        a = shop.upsert("{\"loyaltyCard\": \"ja#\"}").id();
        b = shop.upsert("{\"email\": \"jb#@example.com\"}").id();
        c = shop.upsert("{\"phone\": \"+7905100#\"}").id();
        pair(b, c, 1, "distinct");
    }

    @Test
    void keepsTheChosenValueAndGivesTheOldOneBack() {
        var merge = merges.merge(a, b, "by_hand", Set.of(CustomerField.LAST_NAME));
        assertThat(shop.field(a, "last_name")).isEqualTo("Вторая");

        merges.undo(merge.id());

        assertThat(shop.field(a, "last_name")).isEqualTo("Первая");
        assertThat(shop.field(b, "last_name")).isEqualTo("Вторая");
    }

    private void pair(long one, long other, double score, @org.jspecify.annotations.Nullable String decision) {
        jdbc.sql("""
                        insert into core.duplicate (a, b, score, reasons, found_at, searched, decision)
                        values (?, ?, ?, '{}', now(), true, ?)
                        """).params(one, other, score, decision).update();
    }

    private String decision(long one, long other) {
        return jdbc.sql("select coalesce(decision, 'open') from core.duplicate where a = ? and b = ?")
                .params(one, other)
                .query(String.class)
                .single();
    }

    private long alive(long id) {
        return shop.count("select count(*) from core.customer where id = ?", id);
    }
}
