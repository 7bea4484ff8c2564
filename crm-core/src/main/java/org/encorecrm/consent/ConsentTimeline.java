package org.encorecrm.consent;

import java.util.List;
import org.encorecrm.timeline.TimelineKind;
import org.encorecrm.timeline.TimelineSource;
import org.springframework.stereotype.Component;

/** Every word about consent, on the line of the customer. */
@Component
class ConsentTimeline implements TimelineSource {

    @Override
    public List<TimelineKind> timeline() {
        return List.of(
                new TimelineKind(100, "consent", "k.at", "k.id", """
                        jsonb_build_object('channel', k.channel, 'purpose', k.purpose, 'address', k.address,
                                           'granted', k.granted, 'stage', k.stage, 'evidence', k.evidence, 'source', k.source)""", "core.consent_log k where k.customer_id = :id"));
    }
}
