package org.encorecrm.message;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a customer said about how often and when.
 *
 * @param most advertising messages of a channel within {@code withinDays}; null is as the shop does
 * @param from of the customer's day, with {@code to}; null is any time
 * @param days never empty
 * @param groups of goods they want to hear of, as paths
 */
public record StatedPreference(
        @Nullable Integer most,
        int withinDays,
        @Nullable LocalTime from,
        @Nullable LocalTime to,
        Set<DayOfWeek> days,
        List<String> groups) {

    public static final StatedPreference NONE =
            new StatedPreference(null, 7, null, null, EnumSet.allOf(DayOfWeek.class), List.of());

    public StatedPreference {
        days = days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : EnumSet.copyOf(days);
        groups = List.copyOf(groups);
    }

    /** The first moment from now on that suits them, by their own calendar. */
    Instant suitsFrom(Instant now, ZoneId zone) {
        if (from == null && days.size() == DayOfWeek.values().length) {
            return now;
        }
        var today = now.atZone(zone).toLocalDate();
        for (var ahead = 0; ahead <= 8; ahead++) {
            var day = today.plusDays(ahead);
            var begin =
                    day.atTime(from == null ? LocalTime.MIN : from).atZone(zone).toInstant();
            var end = to == null
                    ? day.plusDays(1).atStartOfDay(zone).toInstant()
                    : day.atTime(to).atZone(zone).toInstant();
            if (days.contains(day.getDayOfWeek()) && now.isBefore(end)) {
                return now.isBefore(begin) ? begin : now;
            }
        }
        return now; // a zone that skipped the day: do not keep the message for ever
    }

    int dayBits() {
        return days.stream().mapToInt(day -> 1 << (day.getValue() - 1)).sum();
    }

    static Set<DayOfWeek> days(int bits) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            if ((bits >> (day.getValue() - 1) & 1) == 1) {
                days.add(day);
            }
        }
        return days;
    }
}
