package org.encorecrm.pipeline;

import org.encorecrm.support.CronSchedule;
import org.encorecrm.support.Settings;
import org.springframework.stereotype.Component;

/** When full recomputations start by themselves: at half past three, or as {@code recomputation.cron} says. */
@Component
public class Nightly extends CronSchedule {

    static final String TASK = "recomputation";

    Nightly(Settings settings) {
        super(settings, RecomputationTuning.NIGHTLY.key(), RecomputationTuning.NIGHTLY.usual());
    }
}
