package org.encorecrm.tally;

import java.time.Duration;
import org.encorecrm.support.WorkLoop;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "encore.workers.enabled", matchIfMissing = true)
class TallyLoop {

    @Bean
    WorkLoop tallies(TallyWorker worker, Tallies tallies) {
        return new WorkLoop("tallies", Duration.ofSeconds(5), Duration.ofSeconds(30), tallies.signal(), worker::work);
    }
}
