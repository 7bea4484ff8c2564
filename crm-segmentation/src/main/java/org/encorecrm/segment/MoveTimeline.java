package org.encorecrm.segment;

import java.util.List;
import org.encorecrm.timeline.TimelineKind;
import org.encorecrm.timeline.TimelineSource;
import org.springframework.stereotype.Component;

/** Segments entered and left, on the line of the customer. */
@Component
class MoveTimeline implements TimelineSource {

    @Override
    public List<TimelineKind> timeline() {
        return List.of(new TimelineKind(90, "segment_move", "m.at", "m.id", """
                        jsonb_build_object('segment', s.key, 'name', s.name, 'entered', m.entered, 'cause', m.cause)""", """
                        segmentation.move m join segmentation.segment s on s.id = m.segment_id
                         where m.customer_id = :id"""));
    }
}
