package org.encorecrm.segment;

import java.time.Duration;
import org.encorecrm.support.WorkLoop;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps segments in the background: fills what is new, adds sizes up. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "encore.workers.enabled", matchIfMissing = true)
class SegmentWorkers {

    @Bean
    WorkLoop slowDiffLoop(SlowDiffs diffs) {
        return new WorkLoop("edit-diff", Duration.ofSeconds(5), Duration.ofSeconds(30), diffs.signal(), diffs::work);
    }

    @Bean
    WorkLoop segmentKeeper(Filling filling, Population population) {
        return new WorkLoop("segment-keeper", Duration.ofSeconds(1), Duration.ofSeconds(4), filling.signal(), () -> {
            var filled = filling.fillSome();
            return population.addUp() || filled;
        });
    }
}
