package org.encorecrm.assortment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One look at the shop's whole history.
 *
 * @param at facts up to here are looked at
 * @param done customers looked at, over all walks
 */
public record Survey(
        long id,
        State state,
        Instant at,
        @Nullable Instant finishedAt,
        int walk,
        boolean begun,
        long reached,
        long last,
        long done,
        long total,
        @Nullable String failure) {

    /** What became of it. */
    public enum State {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public boolean running() {
        return state == State.RUNNING;
    }

    public int percent() {
        return total == 0 ? 100 : (int) Math.min(100, 100 * done / total);
    }
}
