package org.encorecrm.task;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.encorecrm.complaint.ComplaintOpened;
import org.encorecrm.complaint.ComplaintsSettled;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * While a complaint is open, nobody calls the customer with an offer: what scenarios put on desks waits, unless somebody
 * is at it. Tasks that people make are about something else and stay.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ComplaintPause {

    private final JdbcClient jdbc;

    ComplaintPause(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    public void begin(ComplaintOpened opened) {
        jdbc.sql("""
                        update campaigns.task
                           set state = 'held', held_reason = 'complaint_open', updated_at = :now, version = version + 1
                         where customer_id = :customer and scenario is not null and state in ('open', 'snoozed')
                        """)
                .param("customer", opened.customerId())
                .param("now", Timestamp.from(opened.at()))
                .update();
    }

    @EventListener
    public void end(ComplaintsSettled settled) {
        end(List.of(settled.customerId()), settled.at());
    }

    /** A deadline that passed meanwhile is now. */
    void end(List<Long> customers, Instant now) {
        jdbc.sql("""
                        update campaigns.task t
                           set state = case when t.next_call_at is null then 'open' else 'snoozed' end,
                               held_reason = null, due_at = greatest(t.due_at, :now), updated_at = :now,
                               version = t.version + 1
                         where t.customer_id = any(:customers) and t.state = 'held' and t.held_reason = 'complaint_open'
                           and not exists (select from core.complaint c
                                            where c.customer_id = t.customer_id and c.state <> 'resolved')
                        """)
                .param("customers", customers.toArray(Long[]::new))
                .param("now", Timestamp.from(now))
                .update();
    }
}
