package org.encorecrm.opinion;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which answers count.
 *
 * @param from the first day, in the shop's zone
 * @param to the last day
 * @param segment only of those who are in it now; null: of everybody
 */
public record Asked(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String segment) {

    public static final Asked EVERYTHING = new Asked(null, null, null);
}
