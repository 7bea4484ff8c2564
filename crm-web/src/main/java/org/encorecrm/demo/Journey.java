package org.encorecrm.demo;

import java.time.Duration;
import java.time.Instant;

/** A walk of the clock: a day or a week forward. All moments are business time. */
record Journey(long id, Instant departsAt, Instant arrivesAt, Instant reached, State state, int orders) {

    enum State {
        RUNNING,
        DONE,
        CANCELLED
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    public int percent() {
        var way = Duration.between(departsAt, arrivesAt).toMillis();
        return (int) Math.min(100, 100 * Duration.between(departsAt, reached).toMillis() / way);
    }
}
