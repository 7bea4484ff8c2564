package org.encorecrm.retention;

import java.time.Duration;
import org.encorecrm.support.WorkLoop;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "encore.workers.enabled", matchIfMissing = true)
class RetentionLoop {

    private static final Duration SELDOM = Duration.ofMinutes(1);

    @Bean
    WorkLoop retentionWork(RetentionWorker worker, RetentionRuns runs) {
        return new WorkLoop("retention", SELDOM, runs.signal(), () -> {
            runs.startWhenDue();
            return worker.work();
        });
    }
}
