package org.encorecrm.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a delivery has come. */
public enum DeliveryState {
    QUEUED,
    SENDING,
    DELIVERED,
    /** Would have gone, but the shop is not live. */
    HELD,
    /** Tried too often, or told to go away: a person may send it again. */
    DEAD;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeliveryState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
