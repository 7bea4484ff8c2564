package org.encorecrm.prediction;

import java.util.List;
import org.encorecrm.identity.CustomersMerged;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was predicted for the one who turns out to be another goes; the queue predicts the survivor anew. */
@Component
class MergedPredictions {

    private final JdbcClient jdbc;

    MergedPredictions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void forgetLoser(CustomersMerged merged) {
        for (var table : List.of("prediction", "category_prediction")) {
            jdbc.sql("delete from segmentation." + table + " where customer_id = :loser")
                    .param("loser", merged.loserId())
                    .update();
        }
    }
}
