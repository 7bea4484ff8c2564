package org.encorecrm.opinion;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something written in answer to a question.
 *
 * @param customerId null while nobody has identified the visitor
 * @param score what was answered on the survey's first scale at the same time
 */
public record SaidText(
        long eventId,
        String question,
        Instant at,
        String text,
        @Nullable Long customerId,
        @Nullable String name,
        @Nullable BigDecimal score) {}
