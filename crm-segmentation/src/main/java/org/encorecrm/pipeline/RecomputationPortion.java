package org.encorecrm.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.encorecrm.metrics.EvaluationTime;
import org.encorecrm.metrics.IdRange;
import org.encorecrm.metrics.Metrics;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The next customers of the running recomputation. The checkpoint moves in the transaction that evaluates them, so
 * after a crash it goes on where it was, on whatever node comes first.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RecomputationPortion {

    private final JdbcClient jdbc;
    private final EvaluationTime time;
    private final Metrics metrics;
    private final CustomerEvaluation evaluation;

    RecomputationPortion(JdbcClient jdbc, EvaluationTime time, Metrics metrics, CustomerEvaluation evaluation) {
        this.jdbc = jdbc;
        this.time = time;
        this.metrics = metrics;
        this.evaluation = evaluation;
    }

    /** Takes the running recomputation, unless another node is at it. */
    Optional<Checkpoint> take() {
        return jdbc.sql("""
                        select id, reached, last, skipped from segmentation.recomputation
                         where state = 'running'
                           for update skip locked
                        """).query(Checkpoint.class).optional();
    }

    List<Long> customersAfter(Checkpoint checkpoint, int limit) {
        return metrics.customersAfter(checkpoint.reached(), checkpoint.last(), limit);
    }

    /**
     * Evaluates these customers.
     *
     * @param looking whether to look first, without a lock, who differs: where hardly anybody does, hardly a row is
     *     locked and nobody waits; where many do, looking first is half of the work
     * @return how many customers were not as the facts say
     */
    int work(Checkpoint checkpoint, List<Long> customers, boolean looking, Now now) {
        metrics.open(customers);
        var ceiling = time.hold();
        var taken = looking ? differing(checkpoint, customers, ceiling.orLater(now.read())) : customers;
        var rewritten = taken.isEmpty() ? 0 : evaluation.recomputed(metrics.lock(taken), ceiling.orLater(now.read()));
        advance(checkpoint, customers, rewritten, 0);
        return looking ? taken.size() : rewritten;
    }

    /** Between the checkpoint and the last of them there is nobody else but who has just come. */
    private List<Long> differing(Checkpoint checkpoint, List<Long> customers, Instant now) {
        var range = new IdRange(checkpoint.reached() + 1, customers.get(customers.size() - 1));
        return LongStream.of(evaluation.differing(range, now)).boxed().toList();
    }

    /** Goes past a customer who cannot be evaluated; the reason waits for a person among the dead changes. */
    void skip(Checkpoint checkpoint, long customer) {
        advance(checkpoint, List.of(customer), 0, 1);
    }

    private void advance(Checkpoint checkpoint, List<Long> customers, int rewritten, int skipped) {
        jdbc.sql("""
                        update segmentation.recomputation
                           set reached = :reached, done = done + :customers, rewritten = rewritten + :rewritten,
                               skipped = skipped + :skipped
                         where id = :id
                        """)
                .param("id", checkpoint.id())
                .param("reached", customers.get(customers.size() - 1))
                .param("customers", customers.size())
                .param("rewritten", rewritten)
                .param("skipped", skipped)
                .update();
    }

    record Checkpoint(long id, long reached, long last, long skipped) {}
}
