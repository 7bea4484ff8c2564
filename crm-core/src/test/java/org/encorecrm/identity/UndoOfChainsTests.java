package org.encorecrm.identity;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import org.encorecrm.customer.CustomerDocuments;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

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
