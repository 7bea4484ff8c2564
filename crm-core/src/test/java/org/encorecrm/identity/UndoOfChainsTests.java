package org.encorecrm.identity;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.erasure.Erasures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A merge may be undone when its survivor has been merged further, and the loser may be merged anew. */
@EncoreTest
class UndoOfChainsTests {

    @Autowired
    CustomerDocuments documents;

    @Autowired
    Identities identities;

    @Autowired
    Merges merges;

    @Autowired
    Erasures erasures;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    private CustomerFixtures shop;
    private long a;
    private long b;
    private long c;

    @BeforeEach
    void three() {
        shop = new CustomerFixtures(documents, identities, jdbc);
        a = shop.upsert("{\"email\": \"ua#@example.com\", \"firstName\": \"Анна\"}")
                .id();
        b = shop.upsert("{\"email\": \"ub#@example.com\"}").id();
        c = shop.upsert("{\"email\": \"uc#@example.com\", \"lastName\": \"Цой\"}")
                .id();
        for (var id : new long[] {a, b, c}) {
            jdbc.sql("insert into core.note (customer_id, author, text, at) values (?, 'a', 'b', now())")
                    .param(id)
                    .update();
        }
    }

    @Test
    void givesBackOnlyWhatHasNotGoneItsOwnWayMeanwhile() {
        var inner = merges.merge(b, c, "by_hand");
        var outer = merges.merge(a, b, "by_hand");
        merges.undo(inner.id());
        assertThat(shop.field(a, "last_name")).isNull();
        var anew = merges.merge(a, c, "by_hand");

        merges.undo(outer.id());

        assertThat(owner("ub")).isEqualTo(b);
        assertThat(owner("uc")).isEqualTo(a);
        assertThat(survivorOf(c)).isEqualTo(a);
        assertThat(notes(a)).isEqualTo(2);
        assertThat(notes(b)).isEqualTo(1);
        assertThat(shop.field(b, "last_name")).isNull();

        merges.undo(anew.id());

        assertThat(owner("uc")).isEqualTo(c);
        assertThat(aliases(c)).isZero();
        assertThat(notes(a)).isEqualTo(1);
        assertThat(notes(c)).isEqualTo(1);
        assertThat(merges.merge(a, c, "by_hand").survivorId()).isEqualTo(a);
    }

    @Test
    void leavesNothingOfWhoDepartedWithThoseWhoCarriedThem() {
        var outermost = shop.upsert("{\"loyaltyCard\": \"uz#\"}").id();
        a = shop.upsert("{\"loyaltyCard\": \"ua#\", \"sex\": \"female\"}").id();
        b = shop.upsert("{\"loyaltyCard\": \"ub#\", \"firstName\": \"Инга\"}").id();
        c = shop.upsert("""
                {"email": "departed#@example.com", "phone": "+7905200#", "firstName": "Инга", "lastName": "Цой#",
                 "birthDate": "1987-06-05", "tags": ["departed"], "customFields": {"departed": 1}}
                """).id();
        var inner = merges.merge(b, c, "by_hand");
        var middle = merges.merge(a, b, "by_hand");
        var outer = merges.merge(outermost, a, "by_hand");
        assertThat(shop.field(outermost, "email")).isEqualTo("departed" + shop.number + "@example.com");

        merges.undo(inner.id());

        assertThat(shop.field(c, "last_name")).isEqualTo("Цой" + shop.number);
        assertThatNothingIsLeftWith(outermost);
        assertThat(shop.field(outermost, "first_name")).as("the middle's own").isEqualTo("Инга");

        erasures.erase(c, "root");
        merges.undo(outer.id());
        merges.undo(middle.id());

        for (var carrier : new long[] {outermost, a, b}) {
            assertThatNothingIsLeftWith(carrier);
        }
        assertThat(shop.field(b, "first_name")).isEqualTo("Инга");
        assertThat(shop.field(outermost, "first_name")).isNull();
    }

    private void assertThatNothingIsLeftWith(long carrier) {
        assertThat(String.valueOf(shop.field(carrier, "to_jsonb(customer)::text")))
                .doesNotContain("departed", "+7905200", "Цой", "1987");
    }

    /** Or it and an erasure, or the undoing of another merge, would each wait for what the other holds. */
    @Test
    void holdsNoMergeWhileItWaitsForTheCustomer() throws Exception {
        var merge = merges.merge(a, b, "by_hand").id();
        var thread = Executors.newSingleThreadExecutor();
        try {
            var undoing = transaction.execute(status -> {
                hold("core.customer", a);
                var begun = thread.submit(() -> merges.undo(merge));
                awaitWhoeverWaitsForThis();
                hold("core.merge", merge);
                return begun;
            });

            assertThat(undoing.get(30, TimeUnit.SECONDS).loserId()).isEqualTo(b);
        } finally {
            thread.shutdownNow();
        }
    }

    private void hold(String table, long id) {
        jdbc.sql("select id from %s where id = ? for update nowait".formatted(table))
                .param(id)
                .query(Long.class)
                .single();
    }

    private void awaitWhoeverWaitsForThis() {
        var waiting = jdbc.sql("""
                select exists (select from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid)))
                """).query(Boolean.class);
        for (var look = 0; look < 500 && !waiting.single(); look++) {
            jdbc.sql("select pg_sleep(0.02)").query(String.class).optional();
        }
        assertThat(waiting.single()).as("the undoing waits").isTrue();
    }

    @Test
    void givesBackWhatIsStillThere() {
        var inner = merges.merge(b, c, "by_hand");
        var outer = merges.merge(a, b, "by_hand");

        merges.undo(outer.id());
        assertThat(owner("uc")).isEqualTo(b);
        assertThat(notes(b)).isEqualTo(2);

        merges.undo(inner.id());
        assertThat(owner("uc")).isEqualTo(c);
        assertThat(notes(b)).isEqualTo(1);
        assertThat(shop.field(b, "last_name")).isNull();
    }

    private long owner(String email) {
        return shop.upsert("{\"email\": \"%s#@example.com\"}".formatted(email)).id();
    }

    private long survivorOf(long alias) {
        return shop.count("select customer_id from core.customer_alias where alias_id = ?", alias);
    }

    private long aliases(long id) {
        return shop.count("select count(*) from core.customer_alias where alias_id = ?", id);
    }

    private long notes(long id) {
        return shop.count("select count(*) from core.note where customer_id = ?", id);
    }
}
