package org.encorecrm.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a message is on its way. Every state but the first has a {@link Reason} when it is not what one hopes for. */
public enum MessageState {
    QUEUED,
    CLAIMED,
    SENDING,
    SENT,
    HELD,
    SUPPRESSED,
    BOUNCED,
    FAILED,
    UNKNOWN,
    DEAD;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static MessageState of(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException(code));
    }

    public static Optional<MessageState> find(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst();
    }

    /** Whether a person may put it into the queue again. The gate has its say every time. */
    public boolean canBeSentAgain() {
        return this == HELD || this == FAILED || this == BOUNCED || this == UNKNOWN || this == DEAD;
    }
}
