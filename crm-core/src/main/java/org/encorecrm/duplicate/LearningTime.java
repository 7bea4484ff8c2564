package org.encorecrm.duplicate;

import org.encorecrm.support.WorkState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the base has grown so much that what was learned from it is old: it has doubled. */
@Component
class LearningTime {

    /** Fewer teach nothing that the defaults do not know. */
    private static final long FEWEST = 100;

    /** Up to here customers are counted, beyond it PostgreSQL's estimate is good enough. */
    private static final long COUNTED = 20_000;

    private final JdbcClient jdbc;
    private final ModelStore models;
    private final Searches searches;

    LearningTime(JdbcClient jdbc, ModelStore models, Searches searches) {
        this.jdbc = jdbc;
        this.models = models;
        this.searches = searches;
    }

    /** A search that failed or was cancelled is left to people to start again. */
    boolean hasCome() {
        return hasDoubled()
                && searches.latest()
                        .map(latest -> latest.state() == WorkState.DONE)
                        .orElse(true);
    }

    private boolean hasDoubled() {
        var needed = Math.max(
                FEWEST, 2 * models.learned().map(ModelStore.Learned::customers).orElse(0L));
        if (needed > COUNTED) {
            return models.customers() >= needed;
        }
        return jdbc.sql("select count(*) from (select from core.customer limit :needed) c")
                        .param("needed", needed)
                        .query(Long.class)
                        .single()
                >= needed;
    }
}
