package org.encorecrm.prediction;

import java.util.Collection;
import java.util.List;
import org.encorecrm.support.tuning.Tunable;
import org.encorecrm.support.tuning.Tuned;
import org.springframework.stereotype.Component;

/** How far predictions look, and when they are made. */
@Component
class PredictionTuning implements Tuned {

    private final PredictionRuns runs;

    PredictionTuning(PredictionRuns runs) {
        this.runs = runs;
    }

    @Override
    public String group() {
        return "prediction";
    }

    @Override
    public List<Tunable> tunables() {
        return PredictionSettings.ALL;
    }

    /** The hour of the day needs nobody predicted anew. */
    @Override
    public void follow(Collection<String> changed) {
        if (changed.stream().anyMatch(key -> !key.equals(PredictionSettings.AT.key()))) {
            runs.start();
        }
    }
}
