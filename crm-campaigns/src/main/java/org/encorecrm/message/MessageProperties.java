package org.encorecrm.message;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The sender of messages.
 *
 * @param batch how many messages are claimed at once
 * @param senders how many of them are sent at the same time, each over a connection of its own
 * @param attempts how often a mail server may say "not now" before the message is dead
 * @param unreachableAttempts how often it may not answer at all: up to two days, once an hour at the end
 */
@ConfigurationProperties("encore.messages")
record MessageProperties(
        @DefaultValue("20") int batch,
        @DefaultValue("4") int senders,
        @DefaultValue("10") int attempts,
        @DefaultValue("60") int unreachableAttempts) {}
