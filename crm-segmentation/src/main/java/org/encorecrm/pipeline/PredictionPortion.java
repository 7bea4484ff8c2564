package org.encorecrm.pipeline;

import java.util.List;
import java.util.Optional;
import org.encorecrm.metrics.EvaluationTime;
import org.encorecrm.metrics.Metrics;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The next customers of the running prediction run; the checkpoint moves in the transaction that predicts them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PredictionPortion {

    private final JdbcClient jdbc;
    private final EvaluationTime time;
    private final Metrics metrics;
    private final CustomerEvaluation evaluation;

    PredictionPortion(JdbcClient jdbc, EvaluationTime time, Metrics metrics, CustomerEvaluation evaluation) {
        this.jdbc = jdbc;
        this.time = time;
        this.metrics = metrics;
        this.evaluation = evaluation;
    }

    /** Takes the run that has its basis, unless another node is at it. */
    Optional<Checkpoint> take() {
        return jdbc.sql("""
                        select id, reached, last from segmentation.prediction_run
                         where state = 'running' and basis_id is not null
                           for update skip locked
                        """).query(Checkpoint.class).optional();
    }

    List<Long> customersAfter(Checkpoint checkpoint, int limit) {
        return metrics.customersAfter(checkpoint.reached(), checkpoint.last(), limit);
    }

    void work(Checkpoint checkpoint, List<Long> customers, Now now) {
        metrics.open(customers);
        var ceiling = time.hold();
        evaluation.predicted(metrics.lock(customers), ceiling.orLater(now.read()));
        jdbc.sql("update segmentation.prediction_run set reached = :reached, done = done + :customers where id = :id")
                .param("id", checkpoint.id())
                .param("reached", customers.get(customers.size() - 1))
                .param("customers", customers.size())
                .update();
    }

    record Checkpoint(long id, long reached, long last) {}
}
