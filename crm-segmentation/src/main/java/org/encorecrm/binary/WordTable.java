package org.encorecrm.binary;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of a product group, the heaviest first.
 *
 * @param days the length of a period
 * @param weighting {@code doubling} or {@code linear}
 * @param surveyedAt null while no survey has been by since the periods are cut like this
 */
public record WordTable(
        String category,
        int days,
        int periods,
        String weighting,
        @Nullable Instant surveyedAt,
        List<WordRow> words) {}
