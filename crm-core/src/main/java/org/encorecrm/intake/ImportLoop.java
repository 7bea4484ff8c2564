package org.encorecrm.intake;

import java.time.Duration;
import org.encorecrm.change.Backlog;
import org.encorecrm.support.Signal;
import org.encorecrm.support.WorkLoop;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportsProperties.class)
class ImportLoop {

    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration RARELY = Duration.ofSeconds(20);

    /**
     * How long a change may wait to be worked out: beyond it an import waits, and live changes do not. In rows it is
     * three times what the worker does in a second on this machine at this moment.
     */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private static final long PAUSE_MILLIS = 50;

    @Bean
    @ConditionalOnProperty(name = "encore.workers.enabled", matchIfMissing = true)
    WorkLoop importLoop(ImportWorker worker, Imports imports, Backlog backlog) {
        return new WorkLoop("imports", POLL, RARELY, imports.signal(), () -> {
            if (imports.anyRunning() && backlog.isOlderThan(LONGEST_WAIT)) {
                return pause();
            }
            return worker.work();
        });
    }

    @Bean
    @ConditionalOnProperty(name = "encore.workers.enabled", matchIfMissing = true)
    WorkLoop importSearch(FileSearches searches) {
        return new WorkLoop("imports-search", POLL, RARELY, searches.signal(), searches::work);
    }

    @Bean
    @ConditionalOnProperty(name = "encore.workers.enabled", matchIfMissing = true)
    WorkLoop importRetention(Retention retention) {
        return new WorkLoop("imports-retention", Duration.ofHours(1), new Signal(), retention::work);
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}
