package org.encorecrm.scenario;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.encorecrm.backtest.Rehearsal.Play;
import org.encorecrm.backtest.Rehearsal.Started;

/**
 * A scenario over the past: by its re-entry and its holdout, one run at a time. A run is taken to last as long as its
 * longest way, unless it stops when the customer leaves. Real runs do not count: it begins with nobody ever enrolled.
 */
class ScenarioPlay implements Play {

    private final ScenarioDefinition scenario;
    private final Holdout holdout;
    private final ZoneId zone;

    /** Per customer, the day of the last run by its number from 1 on; 0 without one. A few bytes for each of millions. */
    private short[] last = new short[1024];

    private final Instant[] days = new Instant[Short.MAX_VALUE];
    private short today;

    ScenarioPlay(Scenario scenario, ZoneId zone) {
        this.scenario = scenario.definition();
        this.holdout = new Holdout(scenario.salt(), this.scenario.holdout());
        this.zone = zone;
    }

    @Override
    public String segment() {
        return scenario.trigger().segment();
    }

    @Override
    public Started day(Instant at, BitSet entered, BitSet left) {
        days[++today] = at;
        var movers = scenario.trigger().on() == Trigger.On.SEGMENT_ENTERED ? entered : left;
        if (movers.length() > last.length) {
            last = Arrays.copyOf(last, Math.max(movers.length(), last.length * 2));
        }
        var runs = 0L;
        var heldOut = 0L;
        for (var id = movers.nextSetBit(0); id >= 0; id = movers.nextSetBit(id + 1)) {
            if (last[id] == 0 || mayAgain(days[last[id]], at)) {
                last[id] = today;
                if (holdout.leavesAlone(id)) {
                    heldOut++;
                } else {
                    runs++;
                }
            }
        }
        return new Started(runs, heldOut);
    }

    private boolean mayAgain(Instant before, Instant now) {
        var reentry = scenario.reentry();
        return reentry != null
                && !reentry.after(before, zone).isAfter(now)
                && (scenario.stopWhen() == StopWhen.LEFT_SEGMENT
                        || !end(scenario.steps(), before).isAfter(now));
    }

    private Instant end(List<Step> steps, Instant start) {
        var at = start;
        for (var step : steps) {
            if (step instanceof Step.Wait wait) {
                at = wait.span().after(at, zone);
            } else if (step instanceof Step.Branch branch) {
                var one = end(branch.then(), at);
                var other = end(branch.otherwise(), at);
                at = one.isAfter(other) ? one : other;
            }
        }
        return at;
    }
}
