package org.encorecrm.office.road;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that followed from one order, so far.
 *
 * @param waiting why the order has not been looked at yet, null when it has
 * @param underWay whether more may come within seconds
 */
record Road(
        OrderOnRoad order,
        Traveller traveller,
        Figures before,
        Figures after,
        @Nullable Hold waiting,
        List<Move> moves,
        List<Run> runs,
        boolean underWay) {

    /** When the last of what followed was there, null when nothing followed. */
    public @Nullable Long lastMillis() {
        return Stream.concat(
                        moves.stream().map(Move::millis),
                        runs.stream().flatMap(run -> run.steps().stream()).map(Step::millis))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
