package org.encorecrm.pipeline;

import org.encorecrm.support.CronSchedule;
import org.encorecrm.support.Settings;
import org.springframework.stereotype.Component;

/** When full recomputations start by themselves: at half past three, or as {@code recomputation.cron} says. */
@Component
public class Nightly extends CronSchedule {

    Nightly(Settings settings) {
        super(settings, "recomputation.cron", "0 30 3 * * *");
    }
}
