package org.encorecrm.message;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The hours of the day when people are left alone, in their own zone: {@code 21:00-09:00}. Resolved late: an end that
 * a clock change skips is the next valid moment, one that it repeats is the first of the two.
 */
record QuietHours(LocalTime from, LocalTime to) {

    /** Reads the setting; empty or unreadable is no quiet hours. */
    static Optional<QuietHours> parse(String setting) {
        var parts = setting.split("-", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            var hours = new QuietHours(LocalTime.parse(parts[0].strip()), LocalTime.parse(parts[1].strip()));
            return hours.from.equals(hours.to) ? Optional.empty() : Optional.of(hours);
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /** When a message due now may go, if not now. */
    Optional<Instant> endAfter(Instant now, ZoneId zone) {
        var local = now.atZone(zone);
        if (!holdsAt(local.toLocalTime())) {
            return Optional.empty();
        }
        var end = local.toLocalDate().atTime(to).atZone(zone);
        while (!end.toInstant().isAfter(now)) {
            end = end.toLocalDate().plusDays(1).atTime(to).atZone(zone);
        }
        return Optional.of(end.toInstant());
    }

    private boolean holdsAt(LocalTime time) {
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
    }
}
