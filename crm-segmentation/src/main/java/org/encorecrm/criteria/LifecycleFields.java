package org.encorecrm.criteria;

import static org.encorecrm.criteria.ValueType.CHOICE;

import java.util.List;
import java.util.Set;
import org.encorecrm.change.ChangeKind;

/** Where the customer stands in the life with the shop. */
final class LifecycleFields {

    /** Time alone moves customers too; the clock of the figures says so with the kind FIGURE. */
    private static final Shelf LIFECYCLE = new Shelf(
            Theme.LIFECYCLE,
            Home.METRICS,
            Set.of(ChangeKind.ORDERS, ChangeKind.ACTIVITY, ChangeKind.PROFILE, ChangeKind.FIGURE));

    private LifecycleFields() {}

    static List<Field> all() {
        return List.of(LIFECYCLE
                .field("lifecycle.stage", CHOICE, "Lifecycle stage", "Стадия жизненного цикла", LifecycleFields::stage)
                .choices(
                        Option.of("newcomer", "newcomer", "новичок"),
                        Option.of("cautious", "cautious", "осторожный"),
                        Option.of("developing", "developing", "развивающийся"),
                        Option.of("mature", "mature", "зрелый"),
                        Option.of("close_to_loss", "close to loss", "близок к потере"),
                        Option.of("lost", "lost", "потерянный"))
                .known()
                .inThePast(Past.FACTS));
    }

    /** Whoever has not been evaluated yet has done nothing yet. In the past, whoever was not known has no stage. */
    private static Sql stage(Asking asking) {
        return Sql.of(asking.fromFacts() ? "m.lifecycle_stage" : "coalesce(m.lifecycle_stage, 'newcomer')");
    }
}
