package org.encorecrm.criteria;

import static org.encorecrm.criteria.ValueType.*;

import java.util.List;
import java.util.Set;
import org.encorecrm.change.ChangeKind;

/** What the customer prefers. */
final class PreferenceFields {

    private static final Shelf PREFERENCES =
            new Shelf(Theme.PREFERENCES, Home.PREFERENCE, Set.of(ChangeKind.ORDERS, ChangeKind.ACTIVITY));

    private PreferenceFields() {}

    static List<Field> all() {
        return List.of(
                PREFERENCES
                        .field("preferred.category", PATH, "Preferred category", "Любимая категория", "pf.category")
                        .inThePast(Past.FACTS),
                PREFERENCES
                        .field("preferred.brand", TEXT, "Preferred brand", "Любимый бренд", "pf.brands[1]")
                        .inThePast(Past.FACTS));
    }
}
