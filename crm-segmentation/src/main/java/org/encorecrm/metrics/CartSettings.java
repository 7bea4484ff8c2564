package org.encorecrm.metrics;

import java.time.Duration;
import org.encorecrm.support.Settings;
import org.encorecrm.support.tuning.Tunable;
import org.springframework.stereotype.Component;

/** When a cart counts as abandoned. */
@Component
public class CartSettings {

    static final Tunable ABANDON_AFTER = Tunable.minutes("cart.abandonAfter", "PT1H", 5, 30 * 24 * 60);

    private final Settings settings;

    CartSettings(Settings settings) {
        this.settings = settings;
    }

    /** How long after its last change an open cart becomes abandoned. */
    public Duration abandonAfter() {
        return Duration.parse(ABANDON_AFTER.of(settings));
    }
}
