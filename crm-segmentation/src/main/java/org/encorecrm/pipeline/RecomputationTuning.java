package org.encorecrm.pipeline;

import java.util.Collection;
import java.util.List;
import org.encorecrm.support.Timetable;
import org.encorecrm.support.tuning.Tunable;
import org.encorecrm.support.tuning.Tuned;
import org.springframework.stereotype.Component;

/** When everybody is recomputed by itself. */
@Component
class RecomputationTuning implements Tuned {

    static final Tunable NIGHTLY = Tunable.nightly("recomputation.cron", "0 30 3 * * *");

    private final Nightly nightly;
    private final Timetable timetable;

    RecomputationTuning(Nightly nightly, Timetable timetable) {
        this.nightly = nightly;
        this.timetable = timetable;
    }

    @Override
    public String group() {
        return "recomputation";
    }

    @Override
    public List<Tunable> tunables() {
        return List.of(NIGHTLY);
    }

    @Override
    public void follow(Collection<String> changed) {
        timetable.follow(Nightly.TASK, nightly);
    }
}
