package org.encorecrm.prediction;

import java.util.List;
import java.util.Set;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.erasure.PersonalTraces;
import org.encorecrm.erasure.Tally;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Nothing is expected of a customer who is erased. */
@Component
class PredictionTraces implements PersonalTraces {

    private final JdbcClient jdbc;

    PredictionTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("segmentation.prediction", "segmentation.category_prediction");
    }

    @Override
    public void erase(Erasing who, Tally tally) {
        for (var table : List.of("prediction", "category_prediction")) {
            tally.erased(
                    "predictions",
                    who.statement(jdbc, "delete from segmentation.%s where customer_id = :customer".formatted(table))
                            .update());
        }
    }
}
