package org.encorecrm.office.segments;

import org.encorecrm.security.Audit;
import org.encorecrm.segment.HeldDecided;
import org.encorecrm.segment.SegmentExported;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes who decided about what the surge brake held and who took members away, whichever way they came. */
@Component
class SegmentAudit {

    private final Audit audit;

    SegmentAudit(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    void note(HeldDecided decided) {
        audit.record(
                decided.released() ? "segment.released" : "segment.discarded",
                decided.segment(),
                null,
                decided.decided());
    }

    @EventListener
    void note(SegmentExported exported) {
        audit.record("segment.exported", exported.segment(), null, exported);
    }
}
