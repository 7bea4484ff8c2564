package org.encorecrm.channel;

import org.jspecify.annotations.Nullable;

/**
 * A letter ready for the mail server.
 *
 * @param messageId the Message-ID header, the same for every attempt at the same letter
 * @param unsubscribeUrl where RFC 8058 posts go; null for letters nobody can unsubscribe from
 */
public record Email(
        String messageId,
        String from,
        String to,
        String subject,
        String html,
        String text,
        @Nullable String unsubscribeUrl) {}
