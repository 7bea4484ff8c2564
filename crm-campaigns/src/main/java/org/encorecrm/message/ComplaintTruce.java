package org.encorecrm.message;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.complaint.ComplaintRules;
import org.encorecrm.complaint.ComplaintsSettled;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Advertising that waited while a complaint was open. Once it is resolved, what is still fresh asks the gate again; what
 * has gone stale is put aside for good.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ComplaintTruce {

    private final JdbcClient jdbc;
    private final Changes changes;
    private final ComplaintRules rules;

    ComplaintTruce(JdbcClient jdbc, Changes changes, ComplaintRules rules) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.rules = rules;
    }

    @EventListener
    public void end(ComplaintsSettled settled) {
        end(List.of(settled.customerId()), settled.at());
    }

    /** For those of the customers who have no open complaint: a merge or its undoing may have taken it away. */
    void end(List<Long> customers, Instant now) {
        var moved = jdbc.sql("""
                        update campaigns.message m
                           set state = case when m.enqueued_at >= :since then 'queued' else 'suppressed' end,
                               reason = case when m.enqueued_at >= :since then null else m.reason end,
                               due_at = case when m.enqueued_at >= :since then cast(:now as timestamptz) end,
                               state_at = :now
                         where m.customer_id = any(:customers) and m.state = 'held' and m.reason = 'complaint_open'
                           and not exists (select from core.complaint c
                                            where c.customer_id = m.customer_id and c.state <> 'resolved')
                        returning m.customer_id
                        """)
                .param("customers", customers.toArray(Long[]::new))
                .param("since", Timestamp.from(now.minus(rules.lettersKeepFor())))
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .list();
        changes.enqueue(moved, Set.of(ChangeKind.MESSAGES), Cause.CHANGE, false);
    }
}
