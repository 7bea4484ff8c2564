package org.encorecrm.task;

import java.util.List;
import org.encorecrm.identity.CustomersMerged;
import org.encorecrm.identity.MergeUndone;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The survivor of a merge takes over the loser's tasks; undoing it gives them back. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class TaskMerges {

    private final JdbcClient jdbc;
    private final ComplaintPause pause;

    TaskMerges(JdbcClient jdbc, ComplaintPause pause) {
        this.jdbc = jdbc;
        this.pause = pause;
    }

    @EventListener
    public void merge(CustomersMerged merged) {
        jdbc.sql("""
                        with moved as (
                            update campaigns.task set customer_id = :survivor, version = version + 1
                             where customer_id = :loser
                            returning id)
                        insert into campaigns.task_merge (merge_id, task_id) select :merge, id from moved
                        """)
                .param("survivor", merged.survivorId())
                .param("loser", merged.loserId())
                .param("merge", merged.mergeId())
                .update();
    }

    /** What has gone its own way is no part any more of merges that came later. */
    @EventListener
    public void undo(MergeUndone undone) {
        jdbc.sql("""
                        with moved as (delete from campaigns.task_merge where merge_id = :merge returning task_id),
                             later as (delete from campaigns.task_merge l using moved
                                        where l.task_id = moved.task_id and l.merge_id > :merge)
                        update campaigns.task t set customer_id = :restored, version = version + 1
                          from moved
                         where t.id = moved.task_id and t.customer_id = :survivor
                        """)
                .param("survivor", undone.survivorId())
                .param("merge", undone.mergeId())
                .param("restored", undone.restoredId())
                .update();
        pause.end(List.of(undone.restoredId(), undone.survivorId()), undone.at());
    }
}
