package org.encorecrm.scenario;

import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The runs of scenarios: works off those that are due, shows them, revives dead ones. */
@Service
public class Runs {

    private static final Logger log = LoggerFactory.getLogger(Runs.class);
    private static final int BATCH = 50;
    private static final int MOST_ATTEMPTS = 8;

    private final RunQueue queue;
    private final StepWork steps;
    private final RunList list;
    private final RunStates states;
    private final BusinessClock clock;

    Runs(RunQueue queue, StepWork steps, RunList list, RunStates states, BusinessClock clock) {
        this.queue = queue;
        this.steps = steps;
        this.list = list;
        this.states = states;
        this.clock = clock;
    }

    /** Runs of a scenario, newest first, after the one with this id. */
    public RunPage of(String scenario, @Nullable RunState state, @Nullable Long after, int limit) {
        var runs = list.of(scenario, state, after, limit + 1);
        return runs.size() > limit
                ? new RunPage(runs.subList(0, limit), runs.get(limit - 1).id())
                : new RunPage(runs, null);
    }

    /** Lets a dead run try its step again, now and with all attempts. */
    @Transactional
    public void retry(String scenario, long id) {
        if (!states.isOf(scenario, id)) {
            throw new NotFoundException("there is no run " + id + " of the scenario " + scenario);
        }
        if (!states.revive(scenario, id, clock.now())) {
            throw new ConflictException("there is no dead run " + id);
        }
    }

    /** Does one step of each of some due runs; answers whether there may be more. */
    public boolean work() {
        var claims = queue.claim(clock.now(), BATCH);
        claims.forEach(this::doNext);
        return !claims.isEmpty();
    }

    private void doNext(Run.Claim claim) {
        try {
            steps.doNext(claim, clock.now());
        } catch (RuntimeException failure) {
            log.atWarn().addKeyValue("run", claim.id()).setCause(failure).log("A step failed, its run will try again");
            queue.fail(claim, reason(failure), MOST_ATTEMPTS);
        }
    }

    /** The first line: what follows in a database's message is detail for the log. */
    private static String reason(RuntimeException failure) {
        var message = failure.getMessage();
        var first = (message == null ? "" : message).lines().findFirst().orElse("");
        var text = failure.getClass().getSimpleName() + ": " + first;
        return text.length() > 300 ? text.substring(0, 300) : text;
    }
}
