package org.encorecrm.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.encorecrm.support.BusinessClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MailTest
class StatedPreferencesTests {

    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    private static final Instant SATURDAY_NOON = Instant.parse("2026-11-21T09:00:00Z");

    @Autowired
    Post.Desk desk;

    @Autowired
    StatedPreferences stated;

    @Autowired
    BusinessClock clock;

    @Test
    void capsAdvertisingAtWhatTheCustomerAskedFor() {
        var anna = desk.subscriber("anna");
        say(anna.id(), new StatedPreference(1, 30, null, null, Set.of(), List.of()));
        var first = desk.advertise(anna);
        desk.sendAll();
        desk.startedAgo(first, Duration.ofDays(8));

        var second = desk.advertise(anna);
        var service = desk.serve(anna);
        desk.sendAll();

        assertThat(desk.state(first)).isEqualTo("sent");
        assertThat(desk.reason(second)).isEqualTo("customer_cap");
        assertThat(desk.state(service)).as("orders are no advertising").isEqualTo("sent");
    }

    @Test
    void waitsForTheDayTheCustomerAskedFor() {
        var anna = desk.subscriber("anna");
        var notToday = EnumSet.allOf(DayOfWeek.class);
        notToday.remove(clock.now().atZone(MOSCOW).getDayOfWeek());
        say(anna.id(), new StatedPreference(null, 7, null, null, notToday, List.of()));

        var message = desk.advertise(anna);
        desk.sendAll();

        assertThat(desk.reason(message)).isEqualTo("customer_hours");
        assertThat(desk.state(message)).isEqualTo("held");
    }

    @Test
    void goesByTheLatestWordOfAnyRecordThePersonWas() {
        var survivor = desk.subscriber("survivor");
        var loser = desk.person("loser");
        say(survivor.id(), new StatedPreference(3, 7, null, null, Set.of(), List.of()));
        say(loser.id(), new StatedPreference(1, 7, null, null, Set.of(), List.of()));
        assertThat(stated.of(survivor.id()).orElseThrow().most()).isEqualTo(3);

        alias(loser.id(), survivor.id());
        assertThat(stated.of(survivor.id()).orElseThrow().most()).isEqualTo(1);

        desk.jdbc()
                .sql("delete from core.customer_alias where alias_id = ?")
                .param(loser.id())
                .update();
        assertThat(stated.of(survivor.id()).orElseThrow().most()).isEqualTo(3);
    }

    @Test
    void findsTheHourThatSuitsBothTheShopAndTheCustomer() {
        assertThat(after("21:00-09:00", wish("18:00", "22:00"))).contains(at("2026-11-21T18:00"));
        assertThat(after("10:00-19:00", wish("18:00", "22:00"))).contains(at("2026-11-21T19:00"));
        assertThat(after("", wish("08:00", "12:00"))).contains(at("2026-11-22T08:00"));
        assertThat(after("", wish("08:00", "13:00"))).as("now suits").isEmpty();
        assertThat(after("11:00-20:00", wish("12:00", "18:00")))
                .as("hours wholly within the quiet ones give way")
                .contains(at("2026-11-21T20:00"));
        var mondays = new StatedPreference(
                null, 7, LocalTime.parse("08:00"), LocalTime.parse("12:00"), Set.of(DayOfWeek.MONDAY), List.of());
        assertThat(after("21:00-09:00", mondays)).contains(at("2026-11-23T09:00"));
    }

    private static StatedPreference wish(String from, String to) {
        return new StatedPreference(null, 7, LocalTime.parse(from), LocalTime.parse(to), Set.of(), List.of());
    }

    private static Optional<Instant> after(String quiet, StatedPreference wish) {
        return new Hours(QuietHours.parse(quiet), Optional.of(wish), MOSCOW)
                .after(SATURDAY_NOON)
                .map(Hours.Later::at);
    }

    private static Instant at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(MOSCOW).toInstant();
    }

    private void say(long customer, StatedPreference preference) {
        desk.transaction().executeWithoutResult(status -> stated.say(customer, preference, clock.now()));
    }

    private void alias(long loser, long survivor) {
        desk.jdbc()
                .sql("insert into core.customer_alias (alias_id, customer_id) values (:loser, :survivor)")
                .param("loser", loser)
                .param("survivor", survivor)
                .update();
    }
}
