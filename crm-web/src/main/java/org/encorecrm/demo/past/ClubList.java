package org.encorecrm.demo.past;

import java.util.Map;
import org.encorecrm.criteria.Criteria;
import org.encorecrm.demo.DemoOnly;
import org.encorecrm.segment.SegmentDraft;
import org.encorecrm.segment.SegmentKind;
import org.encorecrm.segment.Segments;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A list made once: whom the club invited, whoever joins later. */
@Component
@DemoOnly
@Order(8)
class ClubList implements Deed {

    private final Segments segments;
    private final Criteria criteria;

    ClubList(Segments segments, Criteria criteria) {
        this.segments = segments;
        this.criteria = criteria;
    }

    @Override
    public void happen() {
        var members =
                new JsonMapper().valueToTree(Map.of("field", "customer.custom.club_member", "op", "eq", "value", true));
        segments.create(new SegmentDraft(
                "club-invited",
                "Клуб: приглашены на ноябрьский вечер",
                SegmentKind.STATIC,
                criteria.read(members, "/criteria")));
    }
}
