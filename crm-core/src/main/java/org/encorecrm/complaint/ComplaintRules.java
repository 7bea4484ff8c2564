package org.encorecrm.complaint;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.ProductionCalendar;
import org.encorecrm.support.Settings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How soon a complaint is to be answered, and what becomes of advertising that waited for it. */
@Service
public class ComplaintRules {

    public static final int MOST_DAYS = 60;

    private static final String WORKING_DAYS = "complaints.workingDays";
    private static final String LETTERS_KEEP_FOR = "complaints.lettersKeepFor";
    private static final int USUAL_DAYS = 3;
    private static final Duration USUALLY_KEPT = Duration.ofDays(3);

    private final ProductionCalendar calendar;
    private final Settings settings;
    private final BusinessClock clock;

    ComplaintRules(ProductionCalendar calendar, Settings settings, BusinessClock clock) {
        this.calendar = calendar;
        this.settings = settings;
        this.clock = clock;
    }

    /** Until when a complaint of now should be answered when nobody says. */
    Instant deadline() {
        return calendar.after(clock.now().atZone(settings.zone()), workingDays())
                .toInstant();
    }

    /** How many working days there are for an answer: 0 to {@link #MOST_DAYS}. */
    public int workingDays() {
        try {
            return Math.max(
                    0,
                    Math.min(
                            MOST_DAYS,
                            Integer.parseInt(settings.get(WORKING_DAYS, "").strip())));
        } catch (NumberFormatException notSet) {
            return USUAL_DAYS;
        }
    }

    /** Advertising that was made longer ago than this when the last complaint is resolved never goes. */
    public Duration lettersKeepFor() {
        return settings.find(LETTERS_KEEP_FOR).map(ComplaintRules::duration).orElse(USUALLY_KEPT);
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException typedElsewhere) {
            return USUALLY_KEPT;
        }
    }

    /** @param keepDays how many days advertising that waits is kept */
    @Transactional
    public void save(int workingDays, int keepDays) {
        check("workingDays", workingDays);
        check("lettersKeepFor", keepDays);
        settings.put(WORKING_DAYS, String.valueOf(workingDays));
        settings.put(LETTERS_KEEP_FOR, "P" + keepDays + "D");
    }

    private static void check(String name, int days) {
        if (days < 0 || days > MOST_DAYS) {
            throw new InvalidInputException("/" + name, "must be 0 to " + MOST_DAYS + " days");
        }
    }
}
