package org.encorecrm.identity;

import java.util.List;
import org.encorecrm.timeline.TimelineKind;
import org.encorecrm.timeline.TimelineSource;
import org.springframework.stereotype.Component;

/** Merges and their undoing, on the line of the customer who is left. */
@Component
class MergeTimeline implements TimelineSource {

    /** A merge that was undone is there twice: when it was made, and when it was undone. */
    @Override
    public List<TimelineKind> timeline() {
        return List.of(new TimelineKind(110, "merge", "v.at", "(g.id * 2 + v.undone)", """
                        jsonb_build_object('id', g.id::text, 'from', g.loser_id::text, 'reason', g.reason,
                                           'undone', v.undone = 1, 'undoneAt', g.undone_at)""", """
                        core.merge g cross join lateral (values (0, g.merged_at), (1, g.undone_at)) as v (undone, at)
                         where g.survivor_id = :id and v.at is not null"""));
    }
}
