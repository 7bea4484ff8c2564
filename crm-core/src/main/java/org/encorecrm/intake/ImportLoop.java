package org.encorecrm.intake;

import java.time.Duration;
import org.encorecrm.support.Signal;
import org.encorecrm.support.WorkLoop;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportsProperties.class)
class ImportLoop {

    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration RARELY = Duration.ofSeconds(20);

    /** Changes waiting to be worked out: as long as there are more, an import waits, and live changes do not. */
    private static final int MOST_WAITING = 4000;

    private static final long PAUSE_MILLIS = 50;

    @Bean
    @ConditionalOnProperty(name = "encore.workers.enabled", matchIfMissing = true)
    WorkLoop importLoop(ImportWorker worker, Imports imports, JdbcClient jdbc) {
        return new WorkLoop("imports", POLL, RARELY, imports.signal(), () -> {
            if (isBusy(jdbc)) {
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

    private static boolean isBusy(JdbcClient jdbc) {
        return jdbc.sql("""
                        select exists (select from core.import where state = 'running')
                           and (select count(*) from (select from core.change where dead_reason is null limit :most) c) >= :most
                        """).param("most", MOST_WAITING).query(Boolean.class).single();
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
