package org.encorecrm.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.encorecrm.channel.ScriptedMailServer;
import org.encorecrm.consent.Proof;
import org.encorecrm.preference.Choices;
import org.encorecrm.preference.Wishes;
import org.encorecrm.support.BusinessClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MailTest
class OwnPageTests {

    @Autowired
    Post.Desk desk;

    @Autowired
    Choices choices;

    @Autowired
    OwnLinks links;

    @Autowired
    ScriptedMailServer server;

    @Autowired
    MessageQueue queue;

    @Autowired
    Postman postman;

    @Autowired
    BusinessClock clock;

    @Test
    void refusesAndAllowsAgain() {
        var anna = desk.subscriber("anna");
        var reader = reader(anna);

        choices.save(reader, nothing(), Proof.NONE);
        var refused = desk.advertise(anna);
        desk.sendAll();
        assertThat(desk.reason(refused)).isEqualTo("unsubscribed");

        choices.save(reader, new Wishes(Set.of("email"), StatedPreference.NONE), Proof.NONE);
        var allowed = desk.advertise(anna);
        desk.sendAll();
        assertThat(desk.state(allowed)).isEqualTo("sent");
    }

    @Test
    void letsNoOtherMailboxAllowWhatThisOneRefused() {
        var anna = desk.subscriber("anna");
        var elsewhere = links.reader(token(links.preferences(anna.id(), "old@example.com")))
                .orElseThrow();

        choices.save(elsewhere, nothing(), Proof.NONE);
        choices.save(elsewhere, new Wishes(Set.of("email"), StatedPreference.NONE), Proof.NONE);

        var message = desk.advertise(anna);
        desk.sendAll();
        assertThat(desk.reason(message)).isEqualTo("unsubscribed");
    }

    @Test
    void makesALetterWaitForTheCommitOfARefusal() throws Exception {
        var anna = desk.subscriber("anna");
        var message = desk.advertise(anna);
        var claim = queue.claim("mine", 1_000, clock.now()).stream()
                .filter(mine -> mine.id() == message)
                .findFirst()
                .orElseThrow();
        var carrying = new FutureTask<>(() -> postman.carry(claim), null);

        desk.transaction().executeWithoutResult(status -> {
            choices.refuseAll(reader(anna), Proof.NONE);
            new Thread(carrying).start();
            assertThatThrownBy(() -> carrying.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        });
        carrying.get(10, TimeUnit.SECONDS);

        assertThat(desk.reason(message)).isEqualTo("unsubscribed");
        assertThat(server.takenFor(anna.email())).isEmpty();
    }

    @Test
    void makesNoNewWordsOfWhatStandsAlready() {
        var anna = desk.subscriber("anna");
        choices.refuseAll(reader(anna), Proof.NONE);
        choices.refuseAll(reader(anna), Proof.NONE);
        choices.save(reader(anna), nothing(), Proof.NONE);

        assertThat(desk.jdbc()
                        .sql("select count(*) from core.consent_log where customer_id = ?")
                        .param(anna.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void makesTokensThatTellNothingAndCannotBeMadeUp() {
        var one = token(links.preferences(17, "a@example.com"));
        var next = token(links.preferences(18, "a@example.com"));

        assertThat(one)
                .isEqualTo(token(links.preferences(17, "A@example.com ")))
                .hasSize(43);
        assertThat(one.substring(0, 8)).isNotEqualTo(next.substring(0, 8));
        for (var i = 0; i < one.length(); i += 5) {
            var forged = one.substring(0, i) + (one.charAt(i) == 'A' ? 'B' : 'A') + one.substring(i + 1);
            assertThat(links.reader(forged)).isEmpty();
        }
        assertThat(links.confirmation(one)).as("a token does one thing").isEmpty();
        assertThat(links.reader("preview")).isEmpty();
    }

    private static Wishes nothing() {
        return new Wishes(Set.of(), StatedPreference.NONE);
    }

    private OwnLinks.Reader reader(Post.Person person) {
        return links.reader(token(links.preferences(person.id(), person.email())))
                .orElseThrow();
    }

    private static String token(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
