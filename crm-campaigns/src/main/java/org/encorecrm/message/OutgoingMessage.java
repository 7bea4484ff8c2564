package org.encorecrm.message;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent, from {@code now} on.
 *
 * @param dedupKey names the occasion: a second message with the same key is the same message
 * @param onlyTo the one address of the customer's that this may go to; null for whichever is the primary one
 * @param variables what the sender adds to the template's variables, under {@code scenario}
 */
public record OutgoingMessage(
        long customerId,
        String channel,
        String template,
        @Nullable String scenario,
        @Nullable Long runId,
        String dedupKey,
        Map<String, String> variables,
        @Nullable String onlyTo,
        Instant now) {

    public OutgoingMessage(
            long customerId,
            String channel,
            String template,
            @Nullable String scenario,
            @Nullable Long runId,
            String dedupKey,
            Map<String, String> variables,
            Instant now) {
        this(customerId, channel, template, scenario, runId, dedupKey, variables, null, now);
    }

    public OutgoingMessage {
        variables = Map.copyOf(variables);
    }
}
