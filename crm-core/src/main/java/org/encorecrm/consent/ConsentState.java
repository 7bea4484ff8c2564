package org.encorecrm.consent;

import java.time.Instant;

/**
 * Where consent stands for one address, channel and purpose.
 *
 * @param state {@code granted}, {@code denied}, or {@code pending}: asked for, not confirmed, as good as denied
 */
public record ConsentState(String channel, String purpose, String address, boolean granted, String state, Instant at) {

    static ConsentState of(
            String channel, String purpose, String address, boolean granted, boolean pending, Instant at) {
        return new ConsentState(
                channel, purpose, address, granted, granted ? "granted" : pending ? "pending" : "denied", at);
    }

    public boolean pending() {
        return state.equals("pending");
    }
}
