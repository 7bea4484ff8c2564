package org.encorecrm.identity;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.encorecrm.customer.CustomerDocuments;
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
