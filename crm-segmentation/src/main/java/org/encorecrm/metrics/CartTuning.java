package org.encorecrm.metrics;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.change.Found;
import org.encorecrm.support.tuning.Tunable;
import org.encorecrm.support.tuning.Tuned;
import org.springframework.stereotype.Component;

/** When a cart counts as abandoned: whoever has one open is looked at again. */
@Component
class CartTuning implements Tuned {

    private static final String OPEN = "select customer_id from segmentation.metrics where cart_updated_at is not null";

    private final Changes changes;

    CartTuning(Changes changes) {
        this.changes = changes;
    }

    @Override
    public String group() {
        return "cart";
    }

    @Override
    public List<Tunable> tunables() {
        return List.of(CartSettings.ABANDON_AFTER);
    }

    @Override
    public void follow(Collection<String> changed) {
        changes.enqueueFound(
                new Found(OPEN, List.of(), EnumSet.of(ChangeKind.ACTIVITY, ChangeKind.TIME)), Cause.BOUNDARIES, false);
    }
}
