package org.encorecrm.metrics;

import java.util.List;
import org.encorecrm.identity.CustomersMerged;
import org.encorecrm.identity.MergeUndone;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Merging and undoing take the row locks an evaluation holds, first of all who listen, so that no evaluation is under
 * way while others close and move what they keep. Figures do not move: the queue recomputes them.
 */
@Component
class MergedMetrics {

    private final JdbcClient jdbc;
    private final Metrics metrics;
    private final Preferences preferences;

    MergedMetrics(JdbcClient jdbc, Metrics metrics, Preferences preferences) {
        this.jdbc = jdbc;
        this.metrics = metrics;
        this.preferences = preferences;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void forgetLoser(CustomersMerged merged) {
        metrics.lock(List.of(merged.survivorId(), merged.loserId()));
        metrics.lockLeaving(List.of(merged.loserId()));
        jdbc.sql("delete from segmentation.metrics where customer_id = :loser")
                .param("loser", merged.loserId())
                .update();
        preferences.forget(merged.loserId());
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void takeTurns(MergeUndone undone) {
        metrics.lock(List.of(undone.survivorId(), undone.restoredId()));
    }
}
