package org.encorecrm.consent;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.IngestTransaction;
import org.encorecrm.support.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
class DoubleOptInTests {

    private static final String MAILBOX = "a@example.com";

    @Autowired
    Consents consents;

    @Autowired
    IngestTransaction transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Settings settings;

    @Autowired
    BusinessClock clock;

    private long customer;
    private Instant now;

    @BeforeEach
    void switchOn() {
        settings.put(DoubleOptIn.SETTING, "true");
        now = clock.now();
        aCustomer();
    }

    @AfterEach
    void switchOff() {
        settings.put(DoubleOptIn.SETTING, "false");
    }

    private void aCustomer() {
        customer = jdbc.sql("insert into core.customer (created_at, updated_at) values (now(), now()) returning id")
                .query(Long.class)
                .single();
    }

    @Test
    void waitsForTheMailboxAndStandsOnceItConfirmed() {
        say("email", true, 0, false);
        assertThat(state()).isEqualTo("pending");

        consents.optIn(customer, "email", "marketing", MAILBOX, now.plusSeconds(1), "confirmed");
        assertThat(state()).isEqualTo("granted");

        say("email", true, 2, false);
        assertThat(state()).as("who has confirmed is not asked again").isEqualTo("granted");
    }

    @Test
    void asksNobodyAboutHistoryOtherChannelsOrRefusals() {
        say("email", true, 0, true);
        assertThat(state()).isEqualTo("granted");

        aCustomer();
        say("sms", true, 0, false);
        assertThat(state()).isEqualTo("granted");

        aCustomer();
        now = clock.now().minus(Duration.ofDays(3));
        say("email", true, 0, false);
        assertThat(state()).as("older than news").isEqualTo("granted");

        aCustomer();
        say("email", false, 0, false);
        assertThat(state()).isEqualTo("denied");
    }

    @Test
    void doesNotTakeTheSameWordForGivenWhenItComesAgainAsHistory() {
        say("email", true, 0, false);
        say("email", true, 0, true);

        assertThat(state()).isEqualTo("pending");
    }

    @Test
    void isWhatItWasOnceTheQuestionLapsed() {
        say("email", true, 0, false);
        consents.lapse(customer, MAILBOX, now.plusSeconds(10));
        assertThat(consents.current(List.of(customer))).as("unknown again").isEmpty();

        aCustomer();
        consents.withdraw(customer, "email", "marketing", MAILBOX, now.minusSeconds(9), "unsubscribed");
        say("email", true, 0, false);
        assertThat(state()).as("the customer may come back this way").isEqualTo("pending");
        consents.lapse(customer, MAILBOX, now.plusSeconds(10));
        assertThat(state()).isEqualTo("denied");
    }

    @Test
    void endsTheSameWhateverTheOrderOfArrival() {
        for (var seed = 0; seed < 6; seed++) {
            aCustomer();
            var words = new ArrayList<Runnable>(List.of(
                    () -> say("email", true, 1, false),
                    () -> say("email", false, 2, false),
                    () -> say("email", true, 3, false)));
            Collections.shuffle(words, new Random(seed));

            words.forEach(Runnable::run);

            assertThat(state()).isEqualTo("pending");
        }
    }

    private void say(String channel, boolean granted, int second, boolean quiet) {
        var word = new ConsentWord(channel, "marketing", MAILBOX, granted, now.plusSeconds(second), "form");
        transaction.run(() -> consents.record(List.of(new Said(customer, word, "shop", Origin.SHOP, quiet))));
    }

    private String state() {
        return consents.current(List.of(customer)).get(customer).get(0).state();
    }
}
