package org.encorecrm.criteria;

import static org.encorecrm.criteria.ValueType.BOOLEAN;
import static org.encorecrm.criteria.ValueType.INSTANT;
import static org.encorecrm.criteria.ValueType.NUMBER;

import java.util.List;
import java.util.Set;
import org.encorecrm.change.ChangeKind;

/** What customers complained about, and whether that is settled. */
final class ComplaintFields {

    private static final Shelf COMPLAINTS = new Shelf(Theme.FEEDBACK, Home.CUSTOMER, Set.of(ChangeKind.FEEDBACK));
    private static final Home COMPLAINT = new Home("core.complaint co", "co.customer_id");

    private ComplaintFields() {}

    static List<Field> all() {
        return List.of(
                COMPLAINTS
                        .field("complaint.open", BOOLEAN, "A complaint is open", "Есть открытая жалоба", """
                                exists (select from core.complaint co
                                         where co.customer_id = c.id and co.state <> 'resolved')""")
                        .known()
                        .inThePast(Past.AS_KNOWN_NOW),
                COMPLAINTS
                        .field("complaint.count", NUMBER, "Number of complaints", "Число жалоб", """
                                (select count(*) from core.complaint co where co.customer_id = c.id)""")
                        .known()
                        .inThePast(Past.AS_KNOWN_NOW),
                COMPLAINTS
                        .field("complaint.lastAt", INSTANT, "Last complaint", "Последняя жалоба", """
                                (select max(co.created_at) from core.complaint co where co.customer_id = c.id)""")
                        .flippingBy(COMPLAINT, "co.created_at")
                        .inThePast(Past.AS_KNOWN_NOW));
    }
}
