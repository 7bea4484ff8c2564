package org.encorecrm.support;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** When recurring work is due next. The schedule of before has named a moment already; another one has to replace it. */
@Component
public class Timetable {

    private final ObjectProvider<SchedulerClient> scheduler;
    private final TransactionTemplate transaction;

    Timetable(ObjectProvider<SchedulerClient> scheduler, PlatformTransactionManager transactions) {
        this.scheduler = scheduler;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Once the settings are committed: before, nobody can read them. Nothing where that work is never done. */
    public void follow(String task, CronSchedule schedule) {
        AfterCommit.run(() -> scheduler.ifAvailable(client ->
                transaction.executeWithoutResult(status -> move(client, task, schedule.after(Instant.now())))));
    }

    private static void move(SchedulerClient client, String task, Instant next) {
        var recurring = TaskInstanceId.of(task, RecurringTask.INSTANCE);
        if (client.getScheduledExecution(recurring).isPresent()) {
            client.reschedule(recurring, next);
        }
    }
}
