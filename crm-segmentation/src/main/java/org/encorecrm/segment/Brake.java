package org.encorecrm.segment;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The surge brake of a segment.
 *
 * @param entries within an hour, beyond which a wave is held; null: as set for all
 * @param factor of the usual day's entries, beyond which it is unusual; null: as set for all
 * @param lastHour entries within the last hour, null when nothing is held
 * @param usualDay entries of its usual day when it was held, null without two weeks of history
 */
public record Brake(
        @Nullable Integer entries,
        @Nullable BigDecimal factor,
        @Nullable Long lastHour,
        @Nullable BigDecimal usualDay) {}
