package org.encorecrm.prediction;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.encorecrm.support.DataRole;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Fits the models anew every night at three (server time), on one node. */
@Configuration(proxyBeanMethods = false)
class PredictionSchedule {

    private static final Logger log = LoggerFactory.getLogger(PredictionSchedule.class);

    @Bean
    Task<Void> predictionRefit(Predictions predictions) {
        return Tasks.recurring("prediction-refit", Schedules.daily(LocalTime.of(3, 0)))
                .execute((instance, context) -> {
                    try (var worker = DataRole.WORKER.enter()) {
                        if (!predictions.refit()) {
                            log.info("Too few purchases for a new prediction model; the one in use stays");
                        }
                    }
                });
    }
}
