package org.encorecrm.criteria;

import java.time.Duration;
import java.time.Instant;
import org.encorecrm.support.Settings;
import org.springframework.stereotype.Component;

/** The shop's settings that criteria depend on. */
@Component
public class ShopCalendar {

    private final Settings settings;

    ShopCalendar(Settings settings) {
        this.settings = settings;
    }

    public Asking asking(Instant now, Among among) {
        return new Asking(now, settings.zone(), among, false, abandonedAfter());
    }

    /** As it was at that moment, as far as facts tell. */
    public Asking asOf(Instant moment, Among among) {
        return new Asking(moment, settings.zone(), among, true, abandonedAfter());
    }

    public Tick tick(Instant from, Instant to) {
        return new Tick(from, to, settings.zone(), abandonedAfter());
    }

    private Duration abandonedAfter() {
        return Duration.parse(settings.get("cart.abandonedAfter", "PT1H"));
    }
}
