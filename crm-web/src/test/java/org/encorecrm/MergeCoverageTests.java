package org.encorecrm;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreWebTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever keeps something about customers says what becomes of it when two of them turn out to be one. */
@EncoreWebTest
class MergeCoverageTests {

    /** Each table above core that refers to customers, and who moves or closes its rows. */
    private static final Map<String, String> HANDLED = Map.ofEntries(
            Map.entry("segmentation.metrics", "metrics.MergedMetrics"),
            Map.entry("segmentation.preference", "metrics.MergedMetrics"),
            Map.entry("segmentation.preference_due", "metrics.MergedMetrics"),
            Map.entry("segmentation.interest", "metrics.MergedMetrics"),
            Map.entry("segmentation.lifecycle_move", "metrics.MergedMetrics, by cascade"),
            Map.entry("segmentation.prediction", "prediction.MergedPredictions"),
            Map.entry("segmentation.category_prediction", "prediction.MergedPredictions"),
            Map.entry("segmentation.member", "segment.MergeListener"),
            Map.entry("campaigns.scenario_run", "scenario.RunMerges"),
            Map.entry("campaigns.task", "task.TaskMerges"),
            Map.entry("campaigns.message", "message.MergedMessages"),
            Map.entry("campaigns.channel_state", "message.MergedMessages"));

    @Autowired
    JdbcClient jdbc;

    @Test
    void leavesNoTableThatRefersToACustomerOutOfAMerge() {
        var referring = jdbc.sql("""
                        select n.nspname || '.' || t.relname
                          from pg_constraint c
                          join pg_class t on t.oid = c.conrelid
                          join pg_namespace n on n.oid = t.relnamespace
                         where c.contype = 'f' and c.confrelid = 'core.customer'::regclass and n.nspname <> 'core'
                        """).query(String.class).list();

        assertThat(HANDLED.keySet())
                .as("a new table needs a listener to CustomersMerged and MergeUndone")
                .containsAll(referring);
    }
}
