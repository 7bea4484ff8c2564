package org.encorecrm.office.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A word of the log as the card shows it.
 *
 * @param state {@code granted}, {@code withdrawn}, {@code asked} or {@code lapsed}
 * @param text what was shown, in the language it was shown in
 */
public record ConsentWordLine(
        Instant at,
        String channel,
        String purpose,
        String address,
        String state,
        boolean own,
        String source,
        @Nullable String evidence,
        @Nullable Integer textVersion,
        @Nullable String text,
        @Nullable String page,
        @Nullable String ip,
        @Nullable String userAgent,
        @Nullable String saidBy,
        Instant recordedAt) {}
