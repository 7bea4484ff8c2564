package org.encorecrm.complaint;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.springframework.stereotype.Component;

/** Until when a complaint should be answered when nobody says: the same time of day, so many working days later. */
@Component
class WorkingDays {

    private static final String SETTING = "complaints.workingDays";
    private static final int DEFAULT = 3;

    private final Settings settings;
    private final BusinessClock clock;

    WorkingDays(Settings settings, BusinessClock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Instant deadline() {
        return after(clock.now().atZone(settings.zone()), days()).toInstant();
    }

    /** Saturdays and Sundays are no working days. */
    static ZonedDateTime after(ZonedDateTime from, int workingDays) {
        var day = from;
        for (var left = workingDays; left > 0; ) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return day;
    }

    private int days() {
        try {
            return Math.max(
                    0, Math.min(60, Integer.parseInt(settings.get(SETTING, "").strip())));
        } catch (NumberFormatException notSet) {
            return DEFAULT;
        }
    }
}
