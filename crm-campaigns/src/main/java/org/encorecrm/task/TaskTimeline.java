package org.encorecrm.task;

import java.util.List;
import org.encorecrm.timeline.TimelineKind;
import org.encorecrm.timeline.TimelineSource;
import org.springframework.stereotype.Component;

/** Tasks and how they ended, on the line of the customer: a done one stands where it was done. */
@Component
class TaskTimeline implements TimelineSource {

    @Override
    public List<TimelineKind> timeline() {
        return List.of(new TimelineKind(
                60,
                "task",
                "coalesce(t.done_at, t.created_at)",
                "t.id",
                """
                        jsonb_build_object('id', t.id::text, 'title', t.title, 'assignee', t.assignee, 'state', t.state,
                                           'outcome', t.outcome, 'comment', t.comment, 'dueAt', t.due_at,
                                           'heldReason', t.held_reason, 'scenario', t.scenario)""",
                "campaigns.task t where t.customer_id = :id"));
    }
}
