package org.encorecrm.criteria;

import static org.encorecrm.criteria.ValueType.BOOLEAN;
import static org.encorecrm.criteria.ValueType.INSTANT;
import static org.encorecrm.criteria.ValueType.NUMBER;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.encorecrm.change.ChangeKind;

/**
 * What customers complained about, and whether that is settled: as of a moment, since a complaint keeps when it was made
 * and when it was resolved. One that was opened again was never resolved.
 */
final class ComplaintFields {

    private static final Shelf COMPLAINTS = new Shelf(Theme.FEEDBACK, Home.CUSTOMER, Set.of(ChangeKind.FEEDBACK));
    private static final Home COMPLAINT = new Home("core.complaint co", "co.customer_id");

    private ComplaintFields() {}

    static List<Field> all() {
        return List.of(
                field(
                                "complaint.open",
                                BOOLEAN,
                                "A complaint is open",
                                "Есть открытая жалоба",
                                asking -> Sql.of("""
                        exists (select from core.complaint co
                                 where co.customer_id = c.id and co.created_at <= ?
                                   and (co.resolved_at is null or co.resolved_at > ?))""", asking.now(), asking.now()))
                        .known(),
                field(
                                "complaint.count",
                                NUMBER,
                                "Number of complaints",
                                "Число жалоб",
                                asking -> Sql.of("""
                        (select count(*) from core.complaint co
                          where co.customer_id = c.id and co.created_at <= ?)""", asking.now()))
                        .known(),
                field(
                                "complaint.lastAt",
                                INSTANT,
                                "Last complaint",
                                "Последняя жалоба",
                                asking -> Sql.of("""
                        (select max(co.created_at) from core.complaint co
                          where co.customer_id = c.id and co.created_at <= ?)""", asking.now()))
                        .flippingBy(COMPLAINT, "co.created_at"));
    }

    private static Field field(String key, ValueType type, String en, String ru, Function<Asking, Sql> expression) {
        return COMPLAINTS.field(key, type, en, ru, expression).inThePast(Past.FACTS);
    }

    /** Whether a key is one of these fields: complaints tell the past of them. */
    static boolean has(String key) {
        return key.startsWith("complaint.");
    }
}
