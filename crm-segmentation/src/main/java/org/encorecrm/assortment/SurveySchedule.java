package org.encorecrm.assortment;

import org.encorecrm.support.CronSchedule;
import org.encorecrm.support.Settings;
import org.springframework.stereotype.Component;

/** When surveys start by themselves: at two in the night, or as {@code assortment.cron} says. */
@Component
public class SurveySchedule extends CronSchedule {

    SurveySchedule(Settings settings) {
        super(settings, "assortment.cron", "0 0 2 * * *");
    }
}
