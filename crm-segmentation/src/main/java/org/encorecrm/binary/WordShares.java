package org.encorecrm.binary;

import java.time.ZoneOffset;
import org.encorecrm.assortment.Survey;
import org.encorecrm.metrics.EvaluationTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How customers with each word went on, as the last survey found it. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class WordShares {

    private final JdbcClient jdbc;
    private final WordSettings settings;
    private final EvaluationTime time;

    WordShares(JdbcClient jdbc, WordSettings settings, EvaluationTime time) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.time = time;
    }

    public void forgetUnfinished() {
        jdbc.sql("delete from segmentation.binary_tally").update();
    }

    /**
     * Evaluations under way finish first, so that whoever was read by the older shares is found when the new ones are
     * applied.
     */
    public void replace(Survey survey) {
        time.alone();
        jdbc.sql("""
                        insert into segmentation.binary_word as w
                               (grid_id, word, customers, observed, bought, percent, surveyed_at)
                        select grid_id, word, customers, observed, bought,
                               case when observed >= :minimum then round(100.0 * bought / observed) end, :at
                          from segmentation.binary_tally
                         where survey_id = :survey
                            on conflict (grid_id, word) do update
                           set (customers, observed, bought, percent, surveyed_at) = row (excluded.customers,
                               excluded.observed, excluded.bought, excluded.percent, excluded.surveyed_at)
                        """)
                .param("survey", survey.id())
                .param("minimum", settings.minimum())
                .param("at", survey.at().atOffset(ZoneOffset.UTC))
                .update();
        // A word nobody has or had any more keeps its row until nobody is kept by its share.
        jdbc.sql("""
                        update segmentation.binary_word
                           set (customers, observed, bought, percent, surveyed_at) = row (0, 0, 0, null, :at)
                         where surveyed_at < :at
                        """).param("at", survey.at().atOffset(ZoneOffset.UTC)).update();
        forgetUnfinished();
    }
}
