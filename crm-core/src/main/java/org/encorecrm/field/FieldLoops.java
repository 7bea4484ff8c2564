package org.encorecrm.field;

import java.time.Duration;
import org.encorecrm.support.WorkLoop;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "encore.workers.enabled", matchIfMissing = true)
class FieldLoops {

    /** What this node is asked for comes at once; this is for what other nodes left undone. */
    private static final Duration POLL = Duration.ofSeconds(30);

    @Bean
    WorkLoop fieldIndexLoop(IndexWork work, SearchableFields searchable) {
        return new WorkLoop("field-indexes", POLL, searchable.signal(), work::work);
    }

    @Bean
    WorkLoop seenKeyLoop(SeenKeys keys) {
        return new WorkLoop("seen-keys", POLL, keys.signal(), keys::count);
    }
}
