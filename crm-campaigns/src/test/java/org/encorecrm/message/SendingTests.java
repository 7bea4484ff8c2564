package org.encorecrm.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.encorecrm.channel.ScriptedMailServer;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.ConflictException;
import org.encorecrm.template.TemplateClass;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MailTest
class SendingTests {

    @Autowired
    Post.Desk desk;

    @Autowired
    ScriptedMailServer server;

    @Autowired
    MessageLog log;

    @Autowired
    MessageQueue queue;

    @Autowired
    Links links;

    @Autowired
    Reactions reactions;

    @Autowired
    BusinessClock clock;

    @Test
    void sendsOnceWhateverIsQueuedTwice() {
        var anna = desk.subscriber("anna");
        var template = desk.template(TemplateClass.ADVERTISING);
        var occasion = UUID.randomUUID().toString();

        var first = desk.enqueue(anna, template, occasion);
        var second = desk.enqueue(anna, template, occasion);
        desk.sendAll();
        desk.sendAll();

        assertThat(second).isEqualTo(first);
        assertThat(desk.state(first)).isEqualTo("sent");
        assertThat(desk.column(first, "smtp_reply")).contains("queued as 42");
        assertThat(server.takenFor(anna.email())).singleElement().satisfies(letter -> {
            assertThat(letter.header("Subject")).isEqualTo("Hello Anna");
            assertThat(letter.header("List-Unsubscribe")).contains("/u/");
            assertThat(letter.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
            assertThat(letter.header("Message-ID")).isEqualTo(desk.column(first, "message_id"));
        });
        assertThat(log.letter(first).orElseThrow().html())
                .as("kept without tracking")
                .contains("https://shop.example/p")
                .doesNotContain("/c/");
    }

    @Test
    void leavesServiceLettersWithoutTheHeaderOfAdvertising() {
        var anna = desk.person("anna");

        var message = desk.serve(anna);
        desk.sendAll();

        assertThat(desk.state(message)).isEqualTo("sent");
        assertThat(server.takenFor(anna.email()).get(0).header("List-Unsubscribe"))
                .isNull();
    }

    @Test
    void triesAgainAfterATemporaryRefusal() {
        var person = desk.person("greylisted");
        var message = desk.serve(person);

        desk.sendAll();

        assertThat(desk.state(message)).isEqualTo("queued");
        assertThat(desk.reason(message)).isEqualTo("trying_again");
        assertThat(desk.column(message, "detail")).contains("greylisted, come back later");
        assertThat(desk.column(message, "retry_at > clock_timestamp() + interval '20 s'"))
                .isEqualTo("true");
    }

    @Test
    void isDeadAndVisibleWhenRetriesAreUsedUpAndGoesAgainByHand() {
        var message = desk.serve(desk.person("greylisted"));
        for (var i = 0; i < 3; i++) {
            desk.waitNoLonger(message);
            desk.sendAll();
        }
        assertThat(desk.state(message)).isEqualTo("dead");
        assertThat(desk.reason(message)).isEqualTo("tried_too_often");

        log.sendAgain(message);

        assertThat(desk.state(message)).isEqualTo("queued");
        assertThat(desk.column(message, "attempts")).isEqualTo("0");
    }

    @Test
    void doesNotSendAgainWhatArrived() {
        var message = desk.serve(desk.person("anna"));
        desk.sendAll();

        assertThatThrownBy(() -> log.sendAgain(message)).isInstanceOf(ConflictException.class);
    }

    @Test
    void failsForGoodWhenRefusedForGood() {
        var message = desk.serve(desk.person("policy"));

        desk.sendAll();

        assertThat(desk.state(message)).isEqualTo("failed");
        assertThat(desk.reason(message)).isEqualTo("rejected");
    }

    @Test
    void neverWritesToADeadAddressAgain() {
        var person = desk.person("nobody");
        var first = desk.serve(person);
        desk.sendAll();
        var second = desk.serve(person);
        desk.sendAll();

        assertThat(desk.state(first)).isEqualTo("bounced");
        assertThat(desk.state(second)).isEqualTo("suppressed");
        assertThat(desk.reason(second)).isEqualTo("dead_address");
    }

    @Test
    void oneFailingMessageDoesNotFailItsBatch() {
        var bad = desk.serve(desk.person("policy"));
        var unknown = desk.enqueue(
                desk.person("anna"), "no-such-template", UUID.randomUUID().toString());
        var good = desk.serve(desk.person("boris"));

        desk.sendAll();

        assertThat(desk.state(bad)).isEqualTo("failed");
        assertThat(desk.reason(unknown)).isEqualTo("no_template");
        assertThat(desk.state(good)).isEqualTo("sent");
    }

    @Test
    void doesNotKnowWhatBecameOfALetterCutOffAndNeverRepeatsAdvertising() {
        var person = desk.subscriber("cut-after-dot");
        var message = desk.advertise(person);

        desk.sendAll();
        desk.sendAll();

        assertThat(desk.state(message)).isEqualTo("unknown");
        assertThat(server.takenFor(person.email())).hasSize(1);
    }

    @Test
    void learnsFromAnOpeningThatAnUnknownLetterArrived() {
        var message = desk.advertise(desk.subscriber("cut-after-dot"));
        desk.sendAll();

        reactions.opened(message, true);
        assertThat(desk.state(message)).as("robots prove nothing").isEqualTo("unknown");
        reactions.opened(message, false);

        assertThat(desk.state(message)).isEqualTo("sent");
        assertThat(desk.column(message, "opened_at")).isNotNull();
    }

    @Test
    void sendsServiceLettersAgainUnderTheSameMessageId() {
        var person = desk.person("cut-after-dot");
        var message = desk.serve(person);
        desk.sendAll();
        desk.waitNoLonger(message);
        desk.sendAll();

        assertThat(server.takenFor(person.email()))
                .hasSize(2)
                .extracting(letter -> letter.header("Message-ID"))
                .containsOnly(desk.column(message, "message_id"));
    }

    @Test
    void givesAClaimBackToTheQueueWhenItsLeaseEnds() {
        var person = desk.person("anna");
        var message = desk.serve(person);
        claim(message);
        assertThat(desk.state(message)).isEqualTo("claimed");

        desk.expireLease(message);
        desk.sendAll();

        assertThat(desk.state(message)).isEqualTo("sent");
        assertThat(server.takenFor(person.email())).hasSize(1);
    }

    @Test
    void callsAdvertisingUnknownAndRepeatsServiceWhenANodeDiesWhileSending() {
        var subscriber = desk.subscriber("anna");
        var buyer = desk.person("boris");
        var advertising = desk.advertise(subscriber);
        var service = desk.serve(buyer);
        dieWhileSending(advertising, "advertising");
        dieWhileSending(service, "service");

        desk.sendAll();

        assertThat(desk.state(advertising)).isEqualTo("unknown");
        assertThat(desk.reason(advertising)).isEqualTo("outcome_unknown");
        assertThat(server.takenFor(subscriber.email())).isEmpty();
        assertThat(desk.state(service)).isEqualTo("sent");
        assertThat(server.takenFor(buyer.email())).hasSize(1);
    }

    @Test
    void rejectsEveryStaleWrite() {
        var message = desk.serve(desk.person("anna"));
        var frozen = claim(message);
        desk.expireLease(message);
        desk.sendAll();

        assertThat(queue.sent(frozen, "late", clock.now())).isFalse();
        assertThat(queue.end(frozen, MessageState.DEAD, null, null, clock.now()))
                .isFalse();
        assertThat(queue.retry(frozen, "late", Duration.ZERO, clock.now())).isFalse();
        assertThat(desk.state(message)).isEqualTo("sent");
    }

    @Test
    void countsLinksButLeavesTheWayOutAlone() {
        var html = "<p><a href=\"https://shop.example/p?a=1&amp;b=2\">x</a> <a href=\"https://out/u/1\">out</a>"
                + " <a href=\"mailto:a@b.c\">mail</a></p>";

        var tracked = links.tracked(7, html, "https://out/u/1");

        assertThat(tracked)
                .contains("href=\"https://out/u/1\"", "mailto:a@b.c", "/o/")
                .doesNotContain("shop.example");
        var token = tracked.replaceAll("(?s).*?/c/([^\"]+)\".*", "$1");
        assertThat(links.click(token)).contains(new Links.Click(7, "https://shop.example/p?a=1&b=2"));
        assertThat(links.click(token + "x")).isEmpty();
        assertThat(links.messageOpened(token)).as("a token does one thing only").isEmpty();
    }

    private Claimed claim(long message) {
        return queue.claim("frozen", 1_000, clock.now()).stream()
                .filter(claim -> claim.id() == message)
                .findFirst()
                .orElseThrow();
    }

    /** As the gate leaves a message, just before SMTP. */
    private void dieWhileSending(long message, String kind) {
        desk.jdbc().sql("""
                        update campaigns.message
                           set state = 'sending', fence = fence + 1, class = :class, started_at = now(),
                               lease_until = clock_timestamp() - interval '1 s'
                         where id = :id
                        """).param("class", kind).param("id", message).update();
    }
}
