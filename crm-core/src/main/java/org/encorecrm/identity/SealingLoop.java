package org.encorecrm.identity;

import java.time.Duration;
import org.encorecrm.support.Signal;
import org.encorecrm.support.WorkLoop;
import org.encorecrm.support.seal.PersonalSeal;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Seals old snapshots and wraps keys anew when the master key was changed: after a start, and seldom afterwards. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "encore.workers.enabled", matchIfMissing = true)
class SealingLoop {

    private static final Duration SELDOM = Duration.ofMinutes(30);

    @Bean
    WorkLoop sealing(SnapshotSealing snapshots, PersonalSeal seal) {
        return new WorkLoop("sealing", SELDOM, new Signal(), () -> snapshots.sealSome() || seal.rewrapSome() > 0);
    }
}
