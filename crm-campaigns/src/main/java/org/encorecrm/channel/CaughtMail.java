package org.encorecrm.channel;

import java.time.Instant;

/** A letter in the catcher, as its envelope shows it. */
public record CaughtMail(long id, String from, String to, String subject, Instant receivedAt) {}
