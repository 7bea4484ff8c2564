package org.encorecrm.metrics;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who was in which stage of the lifecycle at one moment and is in which at a later one.
 *
 * @param recorded whether both moments are read from the passages recorded as they happened; otherwise the earlier ones
 *     are computed from the facts known now, by the limits that hold now
 */
public record StageFlow(Instant from, Instant to, boolean recorded, List<Passage> passages) {

    /**
     * So many customers came from one stage into another, or stayed.
     *
     * @param from null when they were not customers yet
     * @param to null when they were not known any more
     */
    public record Passage(@Nullable Stage from, @Nullable Stage to, long customers) {}
}
