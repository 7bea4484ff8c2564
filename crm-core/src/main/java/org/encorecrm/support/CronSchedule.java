package org.encorecrm.support;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Instant;
import org.springframework.scheduling.support.CronExpression;

/** When something starts by itself: a cron expression among the settings, in the shop's zone. */
public abstract class CronSchedule implements Schedule {

    private final Settings settings;
    private final String key;
    private final String usually;

    /**
     * @param key of the setting
     * @param usually what holds while it is not set: second, minute, hour, day, month, day of the week
     */
    protected CronSchedule(Settings settings, String key, String usually) {
        this.settings = settings;
        this.key = key;
        this.usually = usually;
    }

    /** {@link Schedule#NEVER} when the setting names no moment. */
    public Instant after(Instant moment) {
        var cron = settings.get(key, usually);
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
