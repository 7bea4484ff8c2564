package org.encorecrm.support.tuning;

import java.math.BigDecimal;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Settings;

/**
 * A setting by which something is computed.
 *
 * @param key among the settings
 * @param usual what holds while nobody has set it, as it is kept
 * @param least of the number that is typed; as {@code most} meaningless for times of day
 */
public record Tunable(String key, Kind kind, String usual, double least, double most) {

    public static Tunable whole(String key, int usual, int least, int most) {
        return new Tunable(key, Kind.WHOLE, Integer.toString(usual), least, most);
    }

    /** A whole number, or nothing: then it follows from the figures. */
    public static Tunable wholeOrNothing(String key, int least, int most) {
        return new Tunable(key, Kind.WHOLE_OR_NOTHING, "", least, most);
    }

    public static Tunable number(String key, String usual, double least, double most) {
        return new Tunable(key, Kind.NUMBER, usual, least, most);
    }

    /** Kept as a fraction, typed in percent. */
    public static Tunable percent(String key, String usual, double least, double most) {
        return new Tunable(key, Kind.PERCENT, usual, least, most);
    }

    /** Kept as an ISO duration, typed in minutes. */
    public static Tunable minutes(String key, String usual, int least, int most) {
        return new Tunable(key, Kind.MINUTES, usual, least, most);
    }

    /** Kept as an ISO duration, typed in hours. */
    public static Tunable hours(String key, String usual, int least, int most) {
        return new Tunable(key, Kind.HOURS, usual, least, most);
    }

    /** Kept as an ISO duration, typed in days. */
    public static Tunable days(String key, int usual, int least, int most) {
        return new Tunable(key, Kind.DAYS, "P" + usual + "D", least, most);
    }

    /** Kept as a cron expression, typed as a time of day, in the shop's zone. */
    public static Tunable nightly(String key, String usual) {
        return new Tunable(key, Kind.NIGHTLY, usual, 0, 0);
    }

    public static Tunable timeOfDay(String key, String usual) {
        return new Tunable(key, Kind.TIME_OF_DAY, usual, 0, 0);
    }

    /** As it is kept. */
    public String of(Settings settings) {
        return settings.get(key, usual);
    }

    public int wholeOf(Settings settings) {
        return Integer.parseInt(of(settings));
    }

    public BigDecimal numberOf(Settings settings) {
        return new BigDecimal(of(settings));
    }

    /** As a person types it. */
    public String typed(Settings settings) {
        return kind.typed(of(settings));
    }

    /** What holds while nobody has set it, as a person would type it. */
    public String usually() {
        return kind.typed(usual);
    }

    /**
     * What was typed, as it is kept.
     *
     * @throws InvalidInputException when that cannot be
     */
    public String kept(String typed) {
        return kind.kept(typed.strip(), this);
    }

    InvalidInputException wrong(String message) {
        return new InvalidInputException("/" + key, message);
    }

    boolean spans(BigDecimal value) {
        return value.doubleValue() >= least && value.doubleValue() <= most;
    }
}
