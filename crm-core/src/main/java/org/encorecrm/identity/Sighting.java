package org.encorecrm.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A browser seen, and whoever was named on it. */
record Sighting(String visitorId, Instant at, @Nullable Long customerId) {}
