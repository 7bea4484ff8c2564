package org.encorecrm.criteria;

import java.time.Instant;
import org.encorecrm.metrics.Boundaries;
import org.encorecrm.metrics.CartSettings;
import org.encorecrm.support.Settings;
import org.springframework.stereotype.Component;

/** The shop's settings that criteria depend on. */
@Component
public class ShopCalendar {

    private final Settings settings;
    private final CartSettings carts;
    private final Boundaries boundaries;

    ShopCalendar(Settings settings, CartSettings carts, Boundaries boundaries) {
        this.settings = settings;
        this.carts = carts;
        this.boundaries = boundaries;
    }

    public Asking asking(Instant now, Among among) {
        return new Asking(now, settings.zone(), among, carts.abandonAfter());
    }

    /** As it was at that moment, as far as facts tell. */
    public Asking asOf(Instant moment, Among among) {
        return new Asking(moment, settings.zone(), among, carts.abandonAfter(), boundaries.pastCuts());
    }

    public Tick tick(Instant from, Instant to) {
        return new Tick(from, to, settings.zone(), carts.abandonAfter());
    }
}
