package org.encorecrm.scenario;

import java.util.Set;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.erasure.PersonalTraces;
import org.encorecrm.erasure.Tally;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Nothing more is done about an erased customer; what was done stays a number in the scenario's counters. */
@Component
@Order(100)
class RunTraces implements PersonalTraces {

    private final JdbcClient jdbc;

    RunTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("campaigns.scenario_run");
    }

    @Override
    public void erase(Erasing who, Tally tally) {
        tally.erased("runs", who.statement(jdbc, """
                                update campaigns.scenario_run
                                   set state = 'stopped', reason = 'erased', finished_at = :now, fence = fence + 1,
                                       leased_until = null
                                 where customer_id = any(:ids) and state in ('active', 'paused', 'dead')
                                """).update());
        // Two merged records may have had runs of one occasion.
        var history = who.statement(jdbc, """
                        update campaigns.scenario_run
                           set occasion = case when customer_id = :customer then occasion
                                               else occasion || '/of:' || customer_id end,
                               customer_id = :remainder
                         where customer_id = any(:ids)
                        """).update();
        tally.kept("runHistory", history, Tally.Reason.STATISTICS);
    }
}
