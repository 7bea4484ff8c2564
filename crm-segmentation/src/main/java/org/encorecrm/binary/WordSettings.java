package org.encorecrm.binary;

import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Settings;
import org.encorecrm.support.tuning.Tunable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How long words are, how their periods weigh, and how many customers must stand behind a share. */
@Component
public class WordSettings {

    public static final int FEWEST_PERIODS = 2;
    public static final int MOST_PERIODS = 16;

    private static final String PERIODS = "binary.periods";
    private static final String WEIGHTING = "binary.weighting";

    /** On how many days, a period apart, the past is looked at. */
    static final Tunable ANCHORS = Tunable.whole("binary.anchors", 6, 1, 40);

    /** With fewer observed a word has no share. */
    static final Tunable MINIMUM = Tunable.whole("binary.minimumCustomers", 30, 1, 100_000);

    private final Settings settings;

    WordSettings(Settings settings) {
        this.settings = settings;
    }

    public int periods() {
        return within(FEWEST_PERIODS, MOST_PERIODS, Integer.parseInt(settings.get(PERIODS, "8")));
    }

    /** Whether each period weighs twice the one before it, or just one more: {@code doubling} or {@code linear}. */
    public boolean doubling() {
        return !settings.get(WEIGHTING, "doubling").equals("linear");
    }

    int anchors() {
        return within((int) ANCHORS.least(), (int) ANCHORS.most(), ANCHORS.wholeOf(settings));
    }

    int minimum() {
        return Math.max(1, MINIMUM.wholeOf(settings));
    }

    @Transactional
    public void change(int periods, boolean doubling) {
        if (periods < FEWEST_PERIODS || periods > MOST_PERIODS) {
            throw new InvalidInputException(
                    "/periods", "must be from %d to %d".formatted(FEWEST_PERIODS, MOST_PERIODS));
        }
        settings.put(PERIODS, Integer.toString(periods));
        settings.put(WEIGHTING, doubling ? "doubling" : "linear");
    }

    private static int within(int least, int most, int value) {
        return Math.max(least, Math.min(most, value));
    }
}
