package org.encorecrm.metrics;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.erasure.PersonalTraces;
import org.encorecrm.erasure.Tally;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Figures of an erased customer go on counting without a name. First of all, under the lock that an evaluation holds:
 * no evaluation is under way while the others let go.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class MetricsTraces implements PersonalTraces {

    private static final List<String> TABLES =
            List.of("metrics", "preference", "interest", "preference_due", "lifecycle_move");

    private final JdbcClient jdbc;
    private final Metrics metrics;

    MetricsTraces(JdbcClient jdbc, Metrics metrics) {
        this.jdbc = jdbc;
        this.metrics = metrics;
    }

    @Override
    public Set<String> tables() {
        return TABLES.stream().map("segmentation."::concat).collect(Collectors.toSet());
    }

    @Override
    public void erase(Erasing who, Tally tally) {
        metrics.lockLeaving(who.ids());
        var rows = 0;
        for (var table : TABLES) {
            rows += who.statement(
                            jdbc,
                            "update segmentation.%s set customer_id = :remainder where customer_id = :customer"
                                    .formatted(table))
                    .update();
        }
        tally.kept("figures", rows, Tally.Reason.STATISTICS);
    }
}
