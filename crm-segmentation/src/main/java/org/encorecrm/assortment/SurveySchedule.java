package org.encorecrm.assortment;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Instant;
import org.encorecrm.support.Settings;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Component;

/** When surveys start by themselves: the setting {@code assortment.cron} in the shop's zone. */
@Component
public class SurveySchedule implements Schedule {

    private static final String AT_TWO = "0 0 2 * * *";

    private final Settings settings;

    SurveySchedule(Settings settings) {
        this.settings = settings;
    }

    /** {@link Schedule#NEVER} when the setting names no moment. */
    public Instant after(Instant moment) {
        var cron = settings.get("assortment.cron", AT_TWO);
        if (!CronExpression.isValidExpression(cron)) {
            return NEVER;
        }
        var next = CronExpression.parse(cron).next(moment.atZone(settings.zone()));
        return next == null ? NEVER : next.toInstant();
    }

    @Override
    public Instant getInitialExecutionTime(Instant now) {
        return after(now);
    }

    @Override
    public Instant getNextExecutionTime(ExecutionComplete execution) {
        return after(execution.getTimeDone());
    }

    @Override
    public boolean isDeterministic() {
        return true;
    }
}
