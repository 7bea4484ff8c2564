package org.encorecrm.assortment;

import java.time.Instant;
import org.encorecrm.support.WorkState;
import org.jspecify.annotations.Nullable;

/**
 * One look at the shop's whole history.
 *
 * @param at facts up to here are looked at
 * @param done customers looked at, over all walks
 */
public record Survey(
        long id,
        WorkState state,
        Instant at,
        @Nullable Instant finishedAt,
        int walk,
        boolean begun,
        long reached,
        long last,
        long done,
        long total,
        @Nullable String failure) {

    public boolean running() {
        return state == WorkState.RUNNING;
    }

    public int percent() {
        return state.percent(done, total);
    }
}
