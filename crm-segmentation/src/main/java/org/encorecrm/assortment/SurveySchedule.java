package org.encorecrm.assortment;

import org.encorecrm.support.CronSchedule;
import org.encorecrm.support.Settings;
import org.springframework.stereotype.Component;

/** When surveys start by themselves: at two in the night, or as {@code assortment.cron} says. */
@Component
public class SurveySchedule extends CronSchedule {

    static final String TASK = "survey";

    SurveySchedule(Settings settings) {
        super(settings, AssortmentTuning.NIGHTLY.key(), AssortmentTuning.NIGHTLY.usual());
    }
}
