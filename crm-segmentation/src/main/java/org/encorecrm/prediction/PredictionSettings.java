package org.encorecrm.prediction;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.encorecrm.support.Settings;
import org.springframework.stereotype.Component;

/** What the shop may set about predictions. A change holds from the next run on. */
@Component
class PredictionSettings {

    /** When a day's run is due, in the shop's zone: after midnight, before anybody works. */
    private static final LocalTime DUE = LocalTime.of(3, 0);

    private final Settings settings;

    PredictionSettings(Settings settings) {
        this.settings = settings;
    }

    Prospects prospects() {
        return new Prospects(
                Integer.parseInt(settings.get("prediction.orders.days", "90")),
                Integer.parseInt(settings.get("prediction.clv.months", "12")),
                Double.parseDouble(settings.get("prediction.clv.monthlyDiscount", "0.01")));
    }

    /** How many levels of a category are looked at for goods that run out. */
    int categoryLevel() {
        return Integer.parseInt(settings.get("prediction.category.level", "2"));
    }

    /** The last moment up to {@code now} when a run was due. */
    Instant lastDue(Instant now) {
        var local = now.atZone(settings.zone());
        var today = ZonedDateTime.of(local.toLocalDate(), DUE, settings.zone());
        return (today.isAfter(local) ? today.minusDays(1) : today).toInstant();
    }
}
