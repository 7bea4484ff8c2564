package org.encorecrm.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.encorecrm.channel.ScriptedMailServer;
import org.encorecrm.erasure.Erasures;
import org.encorecrm.support.BusinessClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of letters whose reader asks to be forgotten, at every station of their way. */
@MailTest
class ErasedRecipientTests {

    @Autowired
    Post.Desk desk;

    @Autowired
    ScriptedMailServer server;

    @Autowired
    Erasures erasures;

    @Autowired
    MessageQueue queue;

    @Autowired
    BusinessClock clock;

    @Test
    void startsNothingThatWaited() {
        var anna = desk.subscriber("anna");
        var message = desk.advertise(anna);

        erasures.erase(anna.id(), "root");
        desk.sendAll();

        assertThat(desk.state(message)).isEqualTo("suppressed");
        assertThat(desk.reason(message)).isEqualTo("erased");
        assertThat(server.takenFor(anna.email())).isEmpty();
    }

    @Test
    void takesTheClaimFromWhoeverHasIt() {
        var anna = desk.subscriber("anna");
        var message = desk.advertise(anna);
        var claim = claim(message);

        erasures.erase(anna.id(), "root");

        assertThat(queue.requeue(claim, clock.now())).isFalse();
        assertThat(desk.reason(message)).isEqualTo("erased");
    }

    @Test
    void notesTheVerdictOfALetterOnItsWayWithoutTheServersWords() {
        var anna = desk.subscriber("anna");
        var message = desk.advertise(anna);
        var claim = beingSent(message, anna);

        erasures.erase(anna.id(), "root");

        assertThat(desk.state(message)).isEqualTo("sending");
        assertThat(queue.sent(claim, "250 taken for " + anna.email(), clock.now()))
                .isTrue();
        assertThat(desk.state(message)).isEqualTo("sent");
        assertThat(desk.column(message, "smtp_reply")).isNull();
        assertThat(desk.column(message, "address")).isNull();
    }

    @Test
    void doesNotTryAgainWhatTheServerPutOff() {
        var anna = desk.subscriber("anna");
        var message = desk.advertise(anna);
        var claim = beingSent(message, anna);
        erasures.erase(anna.id(), "root");

        queue.retry(claim, "451 later, " + anna.email(), Duration.ZERO, clock.now());
        desk.waitNoLonger(message);
        desk.sendAll();

        assertThat(desk.state(message)).isEqualTo("suppressed");
        assertThat(desk.reason(message)).isEqualTo("erased");
        assertThat(desk.column(message, "detail")).isNull();
    }

    @Test
    void doesNotAdvertiseToTheSameAddressAgain() {
        var anna = desk.subscriber("anna");
        erasures.erase(anna.id(), "root");
        var id = desk.jdbc()
                .sql(
                        "insert into core.customer (email, created_at, updated_at) values (:email, now(), now()) returning id")
                .param("email", anna.email())
                .query(Long.class)
                .single();
        var again = new Post.Person(id, anna.email());
        desk.consent(again, true);
        var message = desk.advertise(again);

        desk.sendAll();

        assertThat(desk.reason(message)).isEqualTo("unsubscribed");
    }

    private Claimed claim(long message) {
        return queue.claim("node", 1_000, clock.now()).stream()
                .filter(claim -> claim.id() == message)
                .findFirst()
                .orElseThrow();
    }

    private Claimed beingSent(long message, Post.Person person) {
        var claim = claim(message);
        desk.jdbc()
                .sql("update campaigns.message set state = 'sending', address = :address where id = :id")
                .param("address", person.email())
                .param("id", message)
                .update();
        return claim;
    }
}
