package org.encorecrm.pipeline;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.encorecrm.change.ChangeQueue;
import org.encorecrm.change.ClaimedChange;
import org.encorecrm.metrics.EvaluationTime;
import org.encorecrm.metrics.Metrics;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the change worker does with the rows it has claimed, in the claiming transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ChangeBatch {

    private final JdbcClient jdbc;
    private final ChangeQueue queue;
    private final EvaluationTime time;
    private final Metrics metrics;
    private final CustomerEvaluation evaluation;

    ChangeBatch(
            JdbcClient jdbc, ChangeQueue queue, EvaluationTime time, Metrics metrics, CustomerEvaluation evaluation) {
        this.jdbc = jdbc;
        this.queue = queue;
        this.time = time;
        this.metrics = metrics;
        this.evaluation = evaluation;
    }

    /**
     * Evaluates the customers of these rows and deletes the rows.
     *
     * @param sparing leave out customers whose metrics somebody else holds; their rows stay in the queue
     * @return how many rows are done with
     */
    int work(List<ClaimedChange> claimed, Now now, boolean sparing) {
        if (claimed.isEmpty()) {
            return 0;
        }
        var ceiling = time.hold();
        var kinds = kindsByCustomer(claimed);
        var held = sparing ? metrics.lockFree(kinds.keySet()) : metrics.lock(kinds.keySet());
        evaluation.changed(held, kinds, ceiling.orLater(now.read()));
        return finish(claimed, kinds.keySet(), held);
    }

    private int finish(List<ClaimedChange> claimed, Set<Long> customers, long[] held) {
        var done = Arrays.stream(held).boxed().collect(Collectors.toSet());
        if (done.size() < customers.size()) {
            var gone = gone(customers);
            queue.followMerges(rowsOf(claimed, gone));
            done.addAll(gone);
        }
        var rows = rowsOf(claimed, done);
        queue.delete(rows);
        return rows.size();
    }

    /** Merged or erased since their change was queued. */
    private Set<Long> gone(Collection<Long> customers) {
        return jdbc.sql("""
                        select asked.id from unnest(cast(:ids as bigint[])) as asked (id)
                         where not exists (select from core.customer c where c.id = asked.id)
                        """)
                .param("ids", customers.toArray(Long[]::new))
                .query(Long.class)
                .set();
    }

    private static List<Long> rowsOf(List<ClaimedChange> claimed, Set<Long> customers) {
        return claimed.stream()
                .filter(row -> customers.contains(row.customerId()))
                .map(ClaimedChange::id)
                .toList();
    }

    private static Map<Long, Integer> kindsByCustomer(List<ClaimedChange> claimed) {
        return claimed.stream()
                .collect(Collectors.toMap(ClaimedChange::customerId, ClaimedChange::kinds, (a, b) -> a | b));
    }
}
