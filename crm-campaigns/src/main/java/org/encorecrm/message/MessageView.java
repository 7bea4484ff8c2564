package org.encorecrm.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message and what became of it. */
public record MessageView(
        long id,
        long customerId,
        @Nullable String customerName,
        String channel,
        String template,
        @Nullable String scenario,
        @Nullable Long runId,
        MessageState state,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable String address,
        @Nullable String subject,
        @Nullable String messageId,
        int attempts,
        @Nullable Instant dueAt,
        Instant enqueuedAt,
        Instant stateAt,
        @Nullable Instant sentAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant openedAt,
        @Nullable Instant clickedAt,
        @Nullable Instant complainedAt) {

    /** Whether a person may put it into the queue again. */
    public boolean sendable() {
        return state.canBeSentAgain();
    }
}
