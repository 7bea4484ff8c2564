package org.encorecrm.office.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import encore.testing.Api;
import encore.testing.EncoreWebTestWithWorkers;
import java.time.LocalTime;
import org.encorecrm.support.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Work that begins every night begins at the time that was set last, not when the night before had named. */
@EncoreWebTestWithWorkers
class NightlyWorkTests {

    @Autowired
    Api api;

    @Autowired
    SchedulerClient scheduler;

    @Autowired
    Settings settings;

    @AfterEach
    void takeBack() {
        set("03:30", "02:00");
    }

    @Test
    void movesWhatIsDueWhenTheTimeOfNightChanges() {
        set("04:07", "01:17");

        assertThat(due("recomputation")).isEqualTo(LocalTime.of(4, 7));
        assertThat(due("survey")).isEqualTo(LocalTime.of(1, 17));
    }

    private void set(String recomputation, String survey) {
        var answer = api.put(
                "/api/v1/settings/figures",
                "{\"recomputation.cron\": \"%s\", \"assortment.cron\": \"%s\"}".formatted(recomputation, survey));
        assertThat(answer.status()).isEqualTo(200);
    }

    private LocalTime due(String task) {
        return scheduler
                .getScheduledExecution(TaskInstanceId.of(task, RecurringTask.INSTANCE))
                .orElseThrow()
                .getExecutionTime()
                .atZone(settings.zone())
                .toLocalTime();
    }
}
