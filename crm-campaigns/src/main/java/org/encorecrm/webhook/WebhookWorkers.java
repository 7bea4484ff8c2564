package org.encorecrm.webhook;

import java.time.Duration;
import org.encorecrm.support.WorkLoop;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The thread that tells. Retries are seconds apart at the soonest, hence the poll. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "encore.workers.enabled", matchIfMissing = true)
class WebhookWorkers {

    @Bean
    WorkLoop webhookWorker(Messenger messenger, Telling telling) {
        return new WorkLoop("webhooks", Duration.ofSeconds(10), telling.signal(), messenger::deliverDue);
    }
}
