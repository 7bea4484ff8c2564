package org.encorecrm.optin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question to a mailbox.
 *
 * @param customerId the record of the time it was asked
 * @param textVersion of the text the form showed, if it said
 */
public record Confirmation(
        long id,
        long customerId,
        String address,
        String language,
        @Nullable Integer textVersion,
        Instant expiresAt,
        State state,
        @Nullable Instant letterAt,
        @Nullable Instant repeatAt) {

    /** Where the question stands. */
    public enum State {
        OPEN,
        CONFIRMED,
        REFUSED,
        LAPSED
    }

    boolean isOpenAt(Instant now) {
        return state == State.OPEN && now.isBefore(expiresAt);
    }
}
