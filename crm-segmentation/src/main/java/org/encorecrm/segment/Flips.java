package org.encorecrm.segment;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.encorecrm.change.Found;
import org.encorecrm.criteria.Dependencies;
import org.encorecrm.criteria.Flip;
import org.encorecrm.criteria.ShopCalendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Time alone changes answers too. Finds the customers it may have changed, and only those. */
@Service
public class Flips {

    private final Definitions definitions;
    private final ShopCalendar calendar;

    Flips(Definitions definitions, ShopCalendar calendar) {
        this.definitions = definitions;
        this.calendar = calendar;
    }

    /**
     * The customers whose answer to some criterion may flip in (from, to]. A tree may flip when any of its leaves may, so
     * here are the leaves of all segments, each a range of an index.
     */
    @Transactional(readOnly = true)
    public List<Found> during(Instant from, Instant to) {
        var tick = calendar.tick(from, to);
        var flips = new LinkedHashSet<Flip>();
        for (var definition : definitions.dynamic()) {
            flips.addAll(Dependencies.flips(definition.criterion(), tick));
        }
        return flips.stream()
                .map(flip -> new Found(flip.who().text(), flip.who().params(), Set.of(flip.kind())))
                .toList();
    }
}
