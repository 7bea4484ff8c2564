package org.encorecrm.complaint;

import java.util.List;
import org.encorecrm.timeline.TimelineKind;
import org.encorecrm.timeline.TimelineSource;
import org.springframework.stereotype.Component;

/** Complaints and their answers, on the line of the customer. */
@Component
class ComplaintTimeline implements TimelineSource {

    @Override
    public List<TimelineKind> timeline() {
        return List.of(new TimelineKind(70, "complaint", "c.created_at", "c.id", """
                        jsonb_build_object('id', c.id::text, 'text', c.text, 'state', c.state, 'owner', c.owner,
                                           'author', c.author, 'dueAt', c.due_at, 'answer', c.answer,
                                           'order', coalesce(o.number, o.external_id), 'sku', c.sku,
                                           'resolvedAt', c.resolved_at, 'resolvedBy', c.resolved_by)""", """
                        core.complaint c left join core.orders o on o.id = c.order_id
                         where c.customer_id = :id"""));
    }
}
