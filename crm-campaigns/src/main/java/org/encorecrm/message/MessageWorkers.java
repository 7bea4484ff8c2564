package org.encorecrm.message;

import java.time.Duration;
import org.encorecrm.support.WorkLoop;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The thread that sends messages. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "encore.workers.enabled", matchIfMissing = true)
class MessageWorkers {

    @Bean
    WorkLoop messageWorker(Dispatch dispatch, Messages messages) {
        return new WorkLoop(
                "messages", Duration.ofSeconds(1), Duration.ofSeconds(5), messages.signal(), dispatch::sendDue);
    }
}
