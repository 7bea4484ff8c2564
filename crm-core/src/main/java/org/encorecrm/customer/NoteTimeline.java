package org.encorecrm.customer;

import java.util.List;
import org.encorecrm.timeline.TimelineKind;
import org.encorecrm.timeline.TimelineSource;
import org.springframework.stereotype.Component;

/** What people wrote down, on the line of the customer. */
@Component
class NoteTimeline implements TimelineSource {

    @Override
    public List<TimelineKind> timeline() {
        return List.of(new TimelineKind(80, "note", "n.at", "n.id", """
                        jsonb_build_object('id', n.id::text, 'author', n.author, 'text', n.text, 'editedAt', n.edited_at)""", "core.note n where n.customer_id = :id"));
    }
}
