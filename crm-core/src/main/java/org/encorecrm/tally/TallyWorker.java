package org.encorecrm.tally;

import java.time.Duration;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.tally.TallyStore.Claim;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Counts what somebody waits for, one question at a time. */
@Component
class TallyWorker {

    private static final Logger log = LoggerFactory.getLogger(TallyWorker.class);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final TallyStore store;
    private final Counting counting;
    private final ObjectProvider<Tally<?, ?>> tallies;
    private final JsonMapper json;
    private final BusinessClock clock;

    TallyWorker(
            TallyStore store,
            Counting counting,
            ObjectProvider<Tally<?, ?>> tallies,
            JsonMapper json,
            BusinessClock clock) {
        this.store = store;
        this.counting = counting;
        this.tallies = tallies;
        this.json = json;
        this.clock = clock;
    }

    /** Answers whether there was one. */
    boolean work() {
        var claim = store.claim();
        claim.ifPresent(this::count);
        return claim.isPresent();
    }

    private void count(Claim claim) {
        try {
            var tally = tallies.stream()
                    .filter(each -> each.code().equals(claim.code()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("This release does not count " + claim.code()));
            count(claim, tally);
        } catch (RuntimeException failure) {
            log.atWarn().addKeyValue("tally", claim.code()).setCause(failure).log("It cannot be counted");
            store.fail(claim);
        }
    }

    private <Q> void count(Claim claim, Tally<Q, ?> tally) {
        var began = System.nanoTime();
        var now = clock.now();
        var answer = counting.within(LONGEST, tally, json.readValue(claim.question(), tally.question()));
        store.answer(claim, json.writeValueAsString(answer), now, Duration.ofNanos(System.nanoTime() - began));
    }
}
