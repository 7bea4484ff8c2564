package org.encorecrm.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTests {

    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

    @Test
    void goesBackByTheCalendar() {
        assertThat(before("P1M", "2027-05-30T12:00:00+03:00")).isEqualTo("2027-04-30T09:00:00Z");
        assertThat(before("P2M3DT6H", "2027-05-30T12:00:00+03:00")).isEqualTo("2027-03-27T03:00:00Z");
        assertThat(before("P30D", "2027-05-31T12:00:00+03:00")).isEqualTo("2027-05-01T09:00:00Z");
    }

    @Test
    void leavesTheWholeLastDayOfAShorterMonthBehind() {
        assertThat(before("P1M", "2027-05-31T00:00:00+03:00")).isEqualTo("2027-04-30T20:59:59.999999Z");
        assertThat(before("P1M", "2027-06-01T00:00:00+03:00")).isEqualTo("2027-04-30T21:00:00Z");
        assertThat(before("P1Y", "2028-02-29T12:00:00+03:00")).isEqualTo("2027-02-28T20:59:59.999999Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1M", "P3M", "P6M", "P1Y", "P1Y1M", "P1M2D", "P1MT5H"})
    void neverGoesBackAsTimeGoesOn(String length) {
        var span = Span.parse(length);
        var known = Instant.MIN;
        var end = Instant.parse("2029-01-02T00:00:00Z");
        for (var now = Instant.parse("2026-12-20T00:00:00Z");
                now.isBefore(end);
                now = now.plus(Duration.ofMinutes(20))) {
            var before = span.before(now, MOSCOW);
            assertThat(before).isAfterOrEqualTo(known);
            known = before;
        }
    }

    private static Instant before(String span, String moment) {
        return Span.parse(span).before(OffsetDateTime.parse(moment).toInstant(), MOSCOW);
    }
}
