package org.encorecrm.optin;

import java.time.Duration;
import org.encorecrm.support.Signal;
import org.encorecrm.support.WorkLoop;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reminders and the end of waiting: nobody minds a minute. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "encore.workers.enabled", matchIfMissing = true)
class ConfirmationWorker {

    @Bean
    WorkLoop confirmations(Confirmations confirmations) {
        return new WorkLoop("confirmations", Duration.ofMinutes(1), new Signal(), () -> settleDue(confirmations));
    }

    private static boolean settleDue(Confirmations confirmations) {
        var due = confirmations.due();
        due.forEach(confirmations::settleDue);
        return due.size() == Confirmations.BATCH;
    }
}
