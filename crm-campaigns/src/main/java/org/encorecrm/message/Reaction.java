package org.encorecrm.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing a reader did: {@code opened}, {@code clicked} or {@code unsubscribed}. */
public record Reaction(String kind, @Nullable String target, Instant at) {}
