package org.encorecrm.office.rfm;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which grid somebody asks for.
 *
 * @param day from the facts up to the end of that day; null for the present
 * @param category of a group of goods; null for everything
 */
record GridAsked(@Nullable LocalDate day, @Nullable String category) {

    boolean isKept() {
        return day == null && category == null;
    }
}
