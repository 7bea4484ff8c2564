package org.encorecrm.office.customer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A word about consent as somebody of the staff types it.
 *
 * @param about the channel and the address, as {@code email|anna@example.com}
 * @param purpose what for
 * @param granted {@code yes} or {@code no}
 * @param at local time of the shop, to the minute
 * @param where how it was said: a call, a form on paper
 * @param shown the language of the text that was read out or shown; empty when none was
 */
record ConsentForm(
        @Nullable String about,
        @Nullable String purpose,
        @Nullable String granted,
        @Nullable String at,
        @Nullable String where,
        @Nullable String shown) {

    private static final int LONGEST = 500;

    static ConsentForm now(Instant now, ZoneId zone) {
        var minute = LocalDateTime.ofInstant(now, zone).truncatedTo(ChronoUnit.MINUTES);
        return new ConsentForm(null, "marketing", null, minute.toString(), null, null);
    }

    String channel() {
        var text = text(about);
        return text.contains("|") ? text.substring(0, text.indexOf('|')) : text;
    }

    String address() {
        var text = text(about);
        return text.contains("|") ? text.substring(text.indexOf('|') + 1) : "";
    }

    String evidence() {
        return text(where);
    }

    boolean saysWhere() {
        return !evidence().isEmpty() && evidence().length() <= LONGEST;
    }

    boolean saysWord() {
        return "yes".equals(granted) || "no".equals(granted);
    }

    boolean isGranted() {
        return "yes".equals(granted);
    }

    /** What was said within this minute was said now: after whatever else was. Null when it is no time or to come. */
    @Nullable
    Instant when(Instant now, ZoneId zone) {
        try {
            var typed = LocalDateTime.parse(text(at)).atZone(zone).toInstant();
            if (typed.truncatedTo(ChronoUnit.MINUTES).equals(now.truncatedTo(ChronoUnit.MINUTES))) {
                return now;
            }
            return typed.isAfter(now) ? null : typed;
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
