package org.encorecrm.segment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry or a leaving.
 *
 * @param acting whether it may start something
 * @param held whether the surge brake keeps it
 */
public record Move(
        @JsonIgnore long id,
        String customerId,
        @JsonIgnore @Nullable String customerName,
        boolean entered,
        Instant at,
        String cause,
        boolean acting,
        boolean held) {}
