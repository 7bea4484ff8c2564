package org.encorecrm.office.tasks;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moments for the next call, as a form shows and sends them: on the shop's clock. */
@Component
class NextCall {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
    private static final LocalTime MORNING = LocalTime.of(10, 0);

    private final BusinessClock clock;
    private final Settings settings;

    NextCall(BusinessClock clock, Settings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    /** What one usually wants, by the key of its text. */
    Map<String, String> suggestions() {
        var now = clock.now().atZone(settings.zone());
        var suggestions = new LinkedHashMap<String, String>();
        suggestions.put("hour", FORM.format(now.plusHours(1)));
        suggestions.put("tomorrow", FORM.format(morning(now, 1)));
        suggestions.put("threeDays", FORM.format(morning(now, 3)));
        suggestions.put("week", FORM.format(morning(now, 7)));
        return suggestions;
    }

    private static ZonedDateTime morning(ZonedDateTime now, int days) {
        return now.plusDays(days).with(MORNING);
    }

    @Nullable
    Instant read(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(given).atZone(settings.zone()).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw new InvalidInputException("/nextCallAt", "must be a date and a time");
        }
    }
}
