package org.encorecrm.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.encorecrm.channel.ScriptedMailServer;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MailTest
class GateTests {

    @Autowired
    Post.Desk desk;

    @Autowired
    ScriptedMailServer server;

    @Autowired
    GoLive live;

    @Autowired
    Settings settings;

    @Autowired
    BusinessClock clock;

    @Autowired
    MessageLog log;

    @Test
    void sendsNoAdvertisingWithoutConsent() {
        var anna = desk.person("anna");
        var message = desk.advertise(anna);

        desk.sendAll();

        assertThat(desk.state(message)).isEqualTo("suppressed");
        assertThat(desk.reason(message)).isEqualTo("no_consent");
        assertThat(server.takenFor(anna.email())).isEmpty();
        assertThat(log.letter(message)).as("what would have gone can be read").isPresent();
    }

    @Test
    void sendsNoAdvertisingAfterAWithdrawal() {
        var anna = desk.subscriber("anna");
        desk.consent(anna, false);
        var message = desk.advertise(anna);

        desk.sendAll();

        assertThat(desk.reason(message)).isEqualTo("consent_withdrawn");
    }

    @Test
    void writesNothingToADomainThatTakesNoMail() {
        var anna = desk.subscriberAt("refuses", false);
        var order = desk.serve(anna);

        desk.sendAll();

        assertThat(desk.state(order)).isEqualTo("suppressed");
        assertThat(desk.reason(order)).isEqualTo("no_mail_server");
        assertThat(server.takenFor(anna.email())).isEmpty();
    }

    @Test
    void sendsOrderMailButNoAdvertisingToADisposableMailbox() {
        var anna = desk.subscriberAt("accepts", true);
        var advertising = desk.advertise(anna);
        var order = desk.serve(anna);

        desk.sendAll();

        assertThat(desk.reason(advertising)).isEqualTo("disposable_address");
        assertThat(desk.state(order)).isEqualTo("sent");
    }

    @Test
    void needsAnAddress() {
        var anna = desk.subscriber("anna");
        desk.jdbc()
                .sql("update core.customer set email = null where id = :id")
                .param("id", anna.id())
                .update();
        var message = desk.serve(anna);

        desk.sendAll();

        assertThat(desk.state(message)).isEqualTo("failed");
        assertThat(desk.reason(message)).isEqualTo("no_address");
    }

    @Test
    void keepsBackEverythingButTheAllowListUntilTheShopIsLive() {
        var anna = desk.subscriber("anna");
        var owner = desk.subscriber("owner");
        var since = settings.get("live.since", "");
        live.switchLive(false);
        live.allowOnly(List.of(owner.email().toUpperCase()));
        try {
            var kept = desk.advertise(anna);
            var keptService = desk.serve(anna);
            var tried = desk.advertise(owner);
            desk.sendAll();

            assertThat(desk.state(kept)).isEqualTo("held");
            assertThat(desk.reason(kept)).isEqualTo("not_live");
            assertThat(desk.reason(keptService)).isEqualTo("not_live");
            assertThat(desk.state(tried)).isEqualTo("sent");
            assertThat(log.letter(kept)).isPresent();

            live.switchLive(true);
            desk.sendAll();
            assertThat(desk.state(kept)).as("nothing old goes by itself").isEqualTo("held");
            log.sendAgain(kept);
            desk.sendAll();
            assertThat(desk.state(kept)).isEqualTo("sent");
        } finally {
            settings.put("live.since", since);
        }
    }

    @Test
    void sendsAtMostThreeAdvertisingLettersAWeek() {
        var anna = desk.subscriber("anna");
        var sent = List.of(desk.advertise(anna), desk.advertise(anna), desk.advertise(anna));
        desk.sendAll();
        desk.startedAgo(sent.get(0), Duration.ofDays(6));

        var fourth = desk.advertise(anna);
        var service = desk.serve(anna);
        desk.sendAll();

        assertThat(desk.state(fourth)).isEqualTo("held");
        assertThat(desk.reason(fourth)).isEqualTo("cap");
        assertThat(log.get(fourth).dueAt())
                .isBetween(clock.now().plus(Duration.ofHours(23)), clock.now().plus(Duration.ofHours(25)));
        assertThat(desk.state(service)).as("caps are for advertising").isEqualTo("sent");
    }

    @Test
    void waitsForTheMorningOfTheReader() {
        var now = LocalTime.now(ZoneOffset.UTC);
        settings.put(
                "messages.quietHours",
                "%s-%s"
                        .formatted(
                                now.minusHours(1).withNano(0), now.plusHours(1).withNano(0)));
        try {
            var asleep = desk.subscriber("asleep");
            var awake = desk.subscriber("awake");
            zone(asleep, "UTC");
            zone(awake, "Asia/Vladivostok");
            var later = desk.advertise(asleep);
            var soon = desk.advertise(awake);
            var service = desk.serve(asleep);
            desk.sendAll();

            assertThat(desk.reason(later)).isEqualTo("quiet_hours");
            assertThat(log.get(later).dueAt()).isAfter(clock.now());
            assertThat(desk.state(soon)).isEqualTo("sent");
            assertThat(desk.state(service)).isEqualTo("sent");
        } finally {
            settings.put("messages.quietHours", "");
        }
    }

    @Test
    void endsQuietHoursOnceWhateverTheClocksDo() {
        var night = QuietHours.parse("21:00-02:30").orElseThrow();
        var berlin = java.time.ZoneId.of("Europe/Berlin");

        assertThat(night.endAfter(Instant.parse("2026-03-28T22:00:00Z"), berlin))
                .as("02:30 does not exist that night")
                .contains(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(night.endAfter(Instant.parse("2026-10-24T21:00:00Z"), berlin))
                .as("02:30 comes twice that night")
                .contains(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(night.endAfter(Instant.parse("2026-06-01T10:00:00Z"), berlin))
                .isEmpty();
        assertThat(QuietHours.parse("nonsense")).isEmpty();
    }

    private void zone(Post.Person person, String zone) {
        desk.jdbc()
                .sql("update core.customer set time_zone = :zone where id = :id")
                .param("zone", zone)
                .param("id", person.id())
                .update();
    }
}
