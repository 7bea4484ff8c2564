package org.encorecrm.task;

import java.util.Set;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.erasure.PersonalTraces;
import org.encorecrm.erasure.Tally;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Open tasks about an erased customer go; done ones stay the work of whoever did them, without a word about whom. */
@Component
@Order(200)
class TaskTraces implements PersonalTraces {

    private final JdbcClient jdbc;

    TaskTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("campaigns.task", "campaigns.task_merge");
    }

    @Override
    public void erase(Erasing who, Tally tally) {
        who.statement(jdbc, """
                        delete from campaigns.task_merge k using campaigns.task t
                         where t.id = k.task_id and t.customer_id = any(:ids)
                        """).update();
        tally.erased(
                "tasks",
                who.statement(jdbc, "delete from campaigns.task where customer_id = any(:ids) and state <> 'done'")
                        .update());
        tally.kept("tasksDone", who.statement(jdbc, """
                                update campaigns.task
                                   set customer_id = :remainder, title = '—', comment = null, next_call_at = null,
                                       version = version + 1
                                 where customer_id = any(:ids)
                                """).update(), Tally.Reason.STATISTICS);
    }
}
