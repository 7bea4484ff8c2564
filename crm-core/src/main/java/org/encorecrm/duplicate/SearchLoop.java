package org.encorecrm.duplicate;

import java.time.Duration;
import org.encorecrm.change.Backlog;
import org.encorecrm.intake.Imports;
import org.encorecrm.support.WorkLoop;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "encore.workers.enabled", matchIfMissing = true)
class SearchLoop {

    /** Nobody waits for a duplicate: what changes within a few seconds is compared together. */
    private static final Duration POLL = Duration.ofSeconds(3);

    private static final Duration RARELY = Duration.ofSeconds(30);

    @Bean
    WorkLoop duplicateLoop(SearchWorker worker, Searches searches, Backlog backlog, Imports imports) {
        var courtesy = new Courtesy(backlog, imports, System::nanoTime);
        return new WorkLoop(
                "duplicates", POLL, RARELY, searches.signal(), () -> !courtesy.stepsAside() && worker.work());
    }
}
