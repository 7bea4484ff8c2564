package org.encorecrm.api.letters;

import java.time.Instant;
import org.encorecrm.message.MessageView;
import org.jspecify.annotations.Nullable;

/** A message as the API shows it. */
record MessageItem(
        String id,
        String customerId,
        String channel,
        String template,
        @Nullable String scenario,
        @Nullable String runId,
        String status,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable String subject,
        @Nullable String messageId,
        Instant queuedAt,
        Instant changedAt,
        @Nullable Instant dueAt,
        @Nullable Instant sentAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant openedAt,
        @Nullable Instant clickedAt,
        @Nullable Instant complainedAt) {

    static MessageItem of(MessageView message) {
        return new MessageItem(
                String.valueOf(message.id()),
                String.valueOf(message.customerId()),
                message.channel(),
                message.template(),
                message.scenario(),
                message.runId() == null ? null : message.runId().toString(),
                message.state().code(),
                message.reason(),
                message.detail(),
                message.subject(),
                message.messageId(),
                message.enqueuedAt(),
                message.stateAt(),
                message.dueAt(),
                message.sentAt(),
                message.deliveredAt(),
                message.openedAt(),
                message.clickedAt(),
                message.complainedAt());
    }
}
