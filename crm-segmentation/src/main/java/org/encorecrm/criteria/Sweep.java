package org.encorecrm.criteria;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Goes through time with the facts of a leaf as they come into its window and leave it. */
final class Sweep {

    private final Facts facts;
    private final Asking asking;
    private final Map<Long, Integer> rows = new HashMap<>();
    private final TreeMap<Instant, List<Step>> steps = new TreeMap<>();
    private BigDecimal sum = BigDecimal.ZERO;

    Sweep(Facts facts, Asking asking) {
        this.facts = facts;
        this.asking = asking;
    }

    /** In the order of time. */
    void add(long thing, Instant at, @Nullable BigDecimal amount) {
        var come = new Step(thing, amount == null ? BigDecimal.ZERO : amount, 1);
        if (at.isAfter(asking.now())) {
            at(at, come);
        } else {
            take(come);
        }
        if (facts.window() instanceof Window.Within within) {
            at(Spans.passed(at, within.span(), asking.zone()), new Step(thing, come.amount.negate(), -1));
        }
    }

    private void at(Instant moment, Step step) {
        steps.computeIfAbsent(moment, unseen -> new ArrayList<>()).add(step);
    }

    /** The moments at which the leaf's answer changes. */
    List<Instant> changes() {
        var changes = new ArrayList<Instant>();
        var before = holds();
        for (var moment : steps.entrySet()) {
            moment.getValue().forEach(this::take);
            if (holds() != before) {
                changes.add(moment.getKey());
                before = !before;
            }
        }
        return changes;
    }

    private boolean holds() {
        return facts.holds(rows.size(), sum);
    }

    private void take(Step step) {
        rows.merge(step.thing, step.rows, (a, b) -> a + b == 0 ? null : a + b);
        sum = sum.add(step.amount);
    }

    private record Step(long thing, BigDecimal amount, int rows) {}
}
