package org.encorecrm.assortment;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import org.encorecrm.support.WorkLoop;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The thread that surveys, and what starts it every night. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "encore.workers.enabled", matchIfMissing = true)
class SurveyLoop {

    @Bean
    WorkLoop surveyThread(SurveyWorker worker, Surveys surveys) {
        return new WorkLoop("survey", Duration.ofSeconds(5), Duration.ofSeconds(30), surveys.signal(), worker::work);
    }

    @Bean
    Task<Void> nightlySurvey(Surveys surveys, SurveySchedule schedule) {
        return Tasks.recurring(SurveySchedule.TASK, schedule).execute((instance, context) -> surveys.start());
    }
}
