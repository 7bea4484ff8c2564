package org.encorecrm.activity;

import java.util.List;
import org.encorecrm.timeline.TimelineKind;
import org.encorecrm.timeline.TimelineSource;
import org.springframework.stereotype.Component;

/** What the customer did on the site, on their line. Reviews and answers are kinds of their own. */
@Component
class EventTimeline implements TimelineSource {

    @Override
    public List<TimelineKind> timeline() {
        return List.of(new TimelineKind(30, "event", "e.at", "e.id", """
                        jsonb_build_object('event', e.type, 'url', e.url, 'sku', e.sku, 'category', e.category,
                                           'product', (select p.name from core.product p where p.sku = e.sku),
                                           'properties', e.properties, 'items', e.items)""", """
                        core.event e where e.customer_id = :id and e.type not in ('review_left', 'survey_answered')"""));
    }
}
