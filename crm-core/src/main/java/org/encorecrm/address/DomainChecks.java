package org.encorecrm.address;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.encorecrm.support.Signal;
import org.encorecrm.support.WorkLoop;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks domains up in the background, a few at a time, outside any transaction. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AddressProperties.class)
class DomainChecks {

    private static final int AT_ONCE = 8;
    private static final Duration DISCOVERY = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofSeconds(30);

    @Bean
    @ConditionalOnProperty(name = "encore.workers.enabled", matchIfMissing = true)
    WorkLoop mailDomainWorker(MailDomains domains, MailExchangers exchangers, AddressProperties properties) {
        var round = new Round(domains, exchangers, properties.check());
        return new WorkLoop("mail-domains", POLL, new Signal(), round::work);
    }

    /** One look at what is due. */
    static final class Round {

        private final MailDomains domains;
        private final MailExchangers exchangers;
        private final boolean check;
        private long discoveredAt = System.nanoTime() - DISCOVERY.toNanos();

        Round(MailDomains domains, MailExchangers exchangers, boolean check) {
            this.domains = domains;
            this.exchangers = exchangers;
            this.check = check;
        }

        /** @return whether there may be more right now */
        boolean work() {
            if (System.nanoTime() - discoveredAt >= DISCOVERY.toNanos()) {
                domains.discover();
                discoveredAt = System.nanoTime();
            }
            if (!check) {
                return false;
            }
            var due = domains.claim(AT_ONCE);
            if (due.isEmpty()) {
                return false;
            }
            var asking = Executors.newFixedThreadPool(due.size());
            due.forEach(domain -> asking.execute(() -> domains.record(domain, exchangers.of(domain))));
            asking.shutdown();
            try {
                asking.awaitTermination(50, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                asking.shutdownNow();
                Thread.currentThread().interrupt();
                return false;
            }
            return due.size() == AT_ONCE;
        }
    }
}
