package org.encorecrm.backtest;

import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;

/** Whoever starts something when people move tells what would have started. */
public interface Rehearsal {

    /** Begins with nobody ever enrolled. Empty when there is no such scenario. */
    Optional<Play> of(String scenario);

    /** A scenario being played over the past, day after day. */
    interface Play {

        /** The key of the segment whose moves start it. */
        String segment();

        /** @param at business time of the moves */
        Started day(Instant at, BitSet entered, BitSet left);
    }

    /** How many runs would have started, and how many people been left alone. */
    record Started(long runs, long heldOut) {}
}
