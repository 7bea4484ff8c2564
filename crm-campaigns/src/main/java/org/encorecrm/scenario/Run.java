package org.encorecrm.scenario;

import java.time.Instant;

/** A run as the worker holds it. */
record Run(long id, long scenarioId, String scenario, int revision, long customerId, String step, Instant startedAt) {

    /** Names this step of this run and nothing else, ever. */
    String dedupKey() {
        return "run:" + id + ":" + step;
    }

    /** What a worker got hold of, and the number that proves it still has it. */
    record Claim(long id, long fence) {}
}
