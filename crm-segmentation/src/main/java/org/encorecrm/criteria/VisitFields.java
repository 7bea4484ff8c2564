package org.encorecrm.criteria;

import static org.encorecrm.criteria.ValueType.*;

import java.util.List;
import java.util.Set;
import org.encorecrm.change.ChangeKind;

/** How often and when the customer was on the site. */
final class VisitFields {

    /** The registration is a visit too. */
    private static final Shelf VISITS =
            new Shelf(Theme.VISITS, Home.METRICS, Set.of(ChangeKind.ACTIVITY, ChangeKind.PROFILE));

    private VisitFields() {}

    static List<Field> all() {
        return List.of(
                VISITS.field("visits.count", NUMBER, "Number of visits", "Число визитов", "coalesce(m.visits_count, 0)")
                        .known()
                        .inThePast(Past.FACTS),
                VISITS.field("visits.lastAt", INSTANT, "Last visit", "Последний визит", "m.last_visit_at")
                        .inThePast(Past.FACTS));
    }
}
