package org.encorecrm.criteria;

import java.util.ArrayList;
import java.util.List;

/** A cart becomes abandoned when it has rested; from then on its age counts. */
class AbandonmentFlips implements FlipRule {

    @Override
    public List<Sql> flips(Condition condition, Tick tick) {
        var updatedAt = Catalogue.CUSTOMER.find("cart.updatedAt").orElseThrow();
        var rest = tick.abandonedAfter();
        var flips = new ArrayList<>(
                List.of(DefaultFlips.customers(updatedAt, tick, tick.itself().minus(rest)::covers)));
        if (condition.operator() == Operator.ANNIVERSARY_WITHIN) {
            flips.addAll(DefaultFlips.RULE.flips(condition, tick));
        } else if (condition.operand() instanceof Operand.Length length) {
            flips.add(DefaultFlips.customers(
                    updatedAt, tick, tick.leaving(length.span()).minus(rest)::covers));
        }
        return flips;
    }

    @Override
    public boolean movesWithTime(Condition condition) {
        return true;
    }
}
