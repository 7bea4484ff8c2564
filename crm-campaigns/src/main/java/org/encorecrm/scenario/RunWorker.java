package org.encorecrm.scenario;

import java.time.Duration;
import org.encorecrm.support.WorkLoop;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps runs going in the background. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "encore.workers.enabled", matchIfMissing = true)
class RunWorker {

    @Bean
    WorkLoop scenarioRuns(Runs runs, Enrolment enrolment) {
        return new WorkLoop(
                "scenario-runs", Duration.ofSeconds(1), Duration.ofSeconds(5), enrolment.signal(), runs::work);
    }
}
