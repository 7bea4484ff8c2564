package org.encorecrm.segment;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the members of segments at one moment are at a later one.
 *
 * @param segments in the order asked for
 * @param cells those with anybody in them
 */
public record TransitionMatrix(Instant from, Instant to, List<End> segments, List<Cell> cells) {

    /** A segment with its members at both moments. */
    public record End(String key, String name, long atFrom, long atTo) {}

    /**
     * So many members of one segment at the first moment are in another at the second. Segments overlap: whoever is in
     * several at a time counts in each of their cells, so a row may add up to more than the members it begins with.
     *
     * @param from null: members of {@code to} who were in none of the segments
     * @param to null: members of {@code from} who are in none of the segments
     */
    public record Cell(@Nullable String from, @Nullable String to, long customers) {}

    public long customers(@Nullable String from, @Nullable String to) {
        return cells.stream()
                .filter(cell -> Objects.equals(cell.from, from) && Objects.equals(cell.to, to))
                .mapToLong(Cell::customers)
                .sum();
    }
}
