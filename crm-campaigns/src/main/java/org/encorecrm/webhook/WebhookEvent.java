package org.encorecrm.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be told. */
public enum WebhookEvent {
    /** {@code mergeId}, {@code customerId} of the one that stays, {@code mergedId} that is an alias from now on. */
    CUSTOMER_MERGED,
    /** {@code mergeId}, {@code customerId} and {@code restoredId}: they are two again. */
    CUSTOMER_UNMERGED,
    /** {@code erasureId} and {@code customerId}, who is nobody any more: whoever keeps a copy should erase it too. */
    CUSTOMER_ERASED,
    /** Nothing has happened: somebody tries whether the address answers. */
    WEBHOOK_TEST;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");
    }

    public static Optional<WebhookEvent> of(String code) {
        return Arrays.stream(values())
                .filter(event -> event.code().equals(code))
                .findFirst();
    }

    /** Whether one can ask to be told of it. */
    public boolean isOffered() {
        return this != WEBHOOK_TEST;
    }
}
