package org.encorecrm.metrics;

import java.time.Duration;
import org.encorecrm.support.Settings;
import org.springframework.stereotype.Component;

/** When a cart counts as abandoned. */
@Component
public class CartSettings {

    private final Settings settings;

    CartSettings(Settings settings) {
        this.settings = settings;
    }

    /** How long after its last change an open cart becomes abandoned. */
    public Duration abandonAfter() {
        return Duration.parse(settings.get("cart.abandonAfter", "PT1H"));
    }
}
