package org.encorecrm.segment;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.criteria.Dependencies;
import org.encorecrm.criteria.ShopCalendar;
import org.encorecrm.criteria.Sql;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Time alone changes answers too. Finds the customers it may have changed, and only those. */
@Service
public class Flips {

    private final Definitions definitions;
    private final ShopCalendar calendar;
    private final Changes changes;

    Flips(Definitions definitions, ShopCalendar calendar, Changes changes) {
        this.definitions = definitions;
        this.calendar = calendar;
        this.changes = changes;
    }

    /**
     * Puts the customers whose answer to some criterion may flip in (from, to] into the change queue, in the caller's
     * transaction, which moves the clock worker's watermark to {@code to}. A tree may flip when any of its leaves may,
     * so the leaves of all segments make one statement, each leaf a range of an index.
     *
     * @return how many were put there
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int enqueue(Instant from, Instant to) {
        var tick = calendar.tick(from, to);
        var flips = new LinkedHashSet<Sql>();
        for (var definition : definitions.dynamic()) {
            flips.addAll(Dependencies.flips(definition.criterion(), tick));
        }
        if (flips.isEmpty()) {
            return 0;
        }
        var all = Sql.join(" union all ", flips);
        return changes.enqueueSelected(all.text(), all.params(), Set.of(ChangeKind.TIME), Cause.CLOCK, false);
    }
}
