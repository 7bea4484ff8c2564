package org.encorecrm.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import encore.testing.EncoreTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.IngestTransaction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
class ConsentsTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Autowired
    Consents consents;

    @Autowired
    IngestTransaction transaction;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    long customer;

    @BeforeEach
    void aCustomer() {
        customer = jdbc.sql("insert into core.customer (created_at, updated_at) values (now(), now()) returning id")
                .query(Long.class)
                .single();
    }

    @Test
    void endsTheSameWhateverTheOrderOfArrival() {
        var words = new ArrayList<>(
                List.of(word(false, 1, Origin.SHOP), word(true, 3, Origin.SHOP), word(false, 3, Origin.SHOP)));
        for (int seed = 0; seed < 6; seed++) {
            aCustomer();
            Collections.shuffle(words, new Random(seed));

            words.forEach(this::say);

            assertThat(granted()).as("ties go to withdrawal").isFalse();
        }
    }

    @Test
    void letsNoWordOfTheShopLiftTheCustomersOwn() {
        say(word(true, 0, Origin.SHOP));
        assertThat(granted()).isTrue();

        consents.withdraw(customer, "email", "marketing", "a@example.com", NOON.plusSeconds(1), "unsubscribed");
        say(word(true, 5, Origin.SHOP));
        assertThat(granted()).isFalse();

        consents.optIn(customer, "email", "marketing", "a@example.com", NOON.plusSeconds(6), "confirmed");
        assertThat(granted()).isTrue();

        say(word(false, 7, Origin.SHOP));
        assertThat(granted()).isFalse();
    }

    @Test
    void keepsAddressesApartAndEveryWordOnce() {
        say(word(true, 0, Origin.SHOP));
        assertThat(say(word(true, 0, Origin.SHOP))).isEmpty();
        consents.withdraw(customer, "email", "marketing", "b@example.com", NOON, "unsubscribed");

        assertThat(consents.current(List.of(customer)).get(customer))
                .extracting(ConsentState::granted)
                .containsExactly(true, false);
        assertThat(jdbc.sql("select count(*) from core.consent_log where customer_id = ?")
                        .param(customer)
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    /** A grant with another zone's offset outlived a withdrawal of an hour later. */
    @Test
    void letsNoWordDatedAheadOutliveWhatIsSaidAfterIt() {
        var now = clock.now();
        say(word(true, now.plus(Duration.ofHours(3))));
        assertThat(granted()).isTrue();

        say(word(false, now.plusSeconds(30)));

        assertThat(granted()).isFalse();
        assertThat(consents.current(List.of(customer)).get(customer).get(0).at())
                .isBefore(now.plusSeconds(60));
    }

    @Test
    void letsNobodyAlterWhatWasSaid() {
        say(word(true, 0, Origin.SHOP));

        for (var forgery : List.of(
                "update core.consent_log set granted = false where customer_id = ?",
                "update core.consent_log set evidence = 'another' where customer_id = ?",
                "update core.consent_log set at = now() where customer_id = ?",
                "delete from core.consent_log where customer_id = ?",
                "update core.consent_text set text = 'another' where purpose = 'marketing' and version <> ?")) {
            assertThatThrownBy(() -> jdbc.sql(forgery).param(customer).update())
                    .as(forgery)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void keepsWhatProvesAWord() {
        var proof = new Proof(1, "ru", "2001:db8::1", "Mozilla/5.0", "https://shop.example/join", "olga");
        var word = new ConsentWord("email", "marketing", "a@example.com", true, NOON, "form", proof);

        say(new Said(customer, word, "shop", Origin.SHOP, true));

        assertThat(jdbc.sql("""
                                select concat_ws(' ', text_version, language, host(ip), user_agent, page, said_by)
                                  from core.consent_log where customer_id = ?
                                """).param(customer).query(String.class).single())
                .isEqualTo("1 ru 2001:db8::1 Mozilla/5.0 https://shop.example/join olga");
    }

    private Said word(boolean granted, int second, Origin origin) {
        var word = new ConsentWord("email", "marketing", "a@example.com", granted, NOON.plusSeconds(second), "test");
        return new Said(customer, word, "shop", origin, false);
    }

    private Said word(boolean granted, Instant at) {
        var word = new ConsentWord("email", "marketing", "a@example.com", granted, at, "test");
        return new Said(customer, word, "shop", Origin.SHOP, false);
    }

    private Set<Said> say(Said said) {
        var own = new Said(customer, said.word(), said.source(), said.origin(), said.quiet());
        return transaction.run(() -> consents.record(List.of(own)));
    }

    private boolean granted() {
        return consents.current(List.of(customer)).get(customer).get(0).granted();
    }
}
