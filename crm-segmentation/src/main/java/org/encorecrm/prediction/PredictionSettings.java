package org.encorecrm.prediction;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.encorecrm.support.Settings;
import org.encorecrm.support.tuning.Tunable;
import org.springframework.stereotype.Component;

/** What the shop may set about predictions. A change holds from the next run on. */
@Component
class PredictionSettings {

    static final Tunable ORDER_DAYS = Tunable.whole("prediction.orders.days", 90, 1, 1825);
    static final Tunable VALUE_MONTHS = Tunable.whole("prediction.clv.months", 12, 1, 60);
    static final Tunable DISCOUNT = Tunable.percent("prediction.clv.monthlyDiscount", "0.01", 0, 20);
    static final Tunable LEVEL = Tunable.whole("prediction.category.level", 2, 1, 8);

    /** When a day's run is due, in the shop's zone: after midnight, before anybody works. */
    static final Tunable AT = Tunable.timeOfDay("prediction.at", "03:00");

    static final List<Tunable> ALL = List.of(ORDER_DAYS, VALUE_MONTHS, DISCOUNT, LEVEL, AT);

    private final Settings settings;

    PredictionSettings(Settings settings) {
        this.settings = settings;
    }

    Prospects prospects() {
        return new Prospects(
                ORDER_DAYS.wholeOf(settings),
                VALUE_MONTHS.wholeOf(settings),
                DISCOUNT.numberOf(settings).doubleValue());
    }

    /** How many levels of a category are looked at for goods that run out. */
    int categoryLevel() {
        return LEVEL.wholeOf(settings);
    }

    /** The last moment up to {@code now} when a run was due. */
    Instant lastDue(Instant now) {
        var local = now.atZone(settings.zone());
        var today = ZonedDateTime.of(local.toLocalDate(), LocalTime.parse(AT.of(settings)), settings.zone());
        return (today.isAfter(local) ? today.minusDays(1) : today).toInstant();
    }
}
