package org.encorecrm.change;

import java.time.Instant;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.springframework.stereotype.Component;

/** Tells news from history: only news starts scenarios, letters and tasks. */
@Component
public class News {

    private final BusinessClock clock;
    private final Settings settings;

    News(BusinessClock clock, Settings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Whether a fact is too old to start anything: older than two days (a setting) by business time, or than the
     * moment the shop went live. While the shop is not live, facts are news: what they start is kept back later.
     */
    public boolean isHistory(Instant at) {
        return at.isBefore(clock.now().minus(settings.newsWithin()))
                || settings.liveSince().map(at::isBefore).orElse(false);
    }
}
