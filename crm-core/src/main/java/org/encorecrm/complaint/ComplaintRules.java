package org.encorecrm.complaint;

import java.time.Duration;
import java.time.Instant;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.ProductionCalendar;
import org.encorecrm.support.Settings;
import org.encorecrm.support.tuning.Tunable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How soon a complaint is to be answered, and what becomes of advertising that waited for it. */
@Service
public class ComplaintRules {

    public static final int MOST_DAYS = 60;

    /** Working days there are for an answer. */
    public static final Tunable WORKING_DAYS = Tunable.whole("complaints.workingDays", 3, 0, MOST_DAYS);

    /** Advertising that was made longer ago than this when the last complaint is resolved never goes. */
    public static final Tunable LETTERS_KEEP_FOR = Tunable.days("complaints.lettersKeepFor", 3, 0, MOST_DAYS);

    private final ProductionCalendar calendar;
    private final Settings settings;

    ComplaintRules(ProductionCalendar calendar, Settings settings) {
        this.calendar = calendar;
        this.settings = settings;
    }

    /** Until when a complaint should be answered when nobody says. */
    Instant deadline(Instant complained) {
        return calendar.after(complained.atZone(settings.zone()), workingDays()).toInstant();
    }

    public int workingDays() {
        return WORKING_DAYS.wholeOf(settings);
    }

    public Duration lettersKeepFor() {
        return Duration.parse(LETTERS_KEEP_FOR.of(settings));
    }

    /**
     * Keeps what was typed.
     *
     * @throws InvalidInputException when a number of days cannot be
     */
    @Transactional
    public void save(String workingDays, String keepDays) {
        settings.put(WORKING_DAYS.key(), WORKING_DAYS.kept(workingDays));
        settings.put(LETTERS_KEEP_FOR.key(), LETTERS_KEEP_FOR.kept(keepDays));
    }
}
