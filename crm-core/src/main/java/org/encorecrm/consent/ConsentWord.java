package org.encorecrm.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said about consent.
 *
 * @param address the address it is about, normalised; null when the speaker named none: it is then about the
 *     customer's primary address of that channel
 */
public record ConsentWord(
        String channel,
        String purpose,
        @Nullable String address,
        boolean granted,
        Instant at,
        @Nullable String evidence,
        Proof proof) {

    public static final String EMAIL = "email";
    public static final String MARKETING = "marketing";

    public ConsentWord(
            String channel,
            String purpose,
            @Nullable String address,
            boolean granted,
            Instant at,
            @Nullable String evidence) {
        this(channel, purpose, address, granted, at, evidence, Proof.NONE);
    }

    public ConsentWord about(String whichAddress) {
        return new ConsentWord(channel, purpose, whichAddress, granted, at, evidence, proof);
    }
}
