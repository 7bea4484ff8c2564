package org.encorecrm.change;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Customers whom one transaction touched. One piece of news about a customer is enough to make noise. */
public final class Touched {

    private final Map<Long, Boolean> quiet = new HashMap<>();

    public void add(long customerId, boolean quietly) {
        quiet.merge(customerId, quietly, Boolean::logicalAnd);
    }

    /** Puts them into the change queue: two statements at most. */
    public void enqueue(Changes changes, Set<ChangeKind> kinds) {
        changes.enqueue(all(false), kinds, Cause.CHANGE, false);
        changes.enqueue(all(true), kinds, Cause.HISTORY, true);
    }

    private List<Long> all(boolean quietly) {
        return quiet.entrySet().stream()
                .filter(customer -> customer.getValue() == quietly)
                .map(Map.Entry::getKey)
                .toList();
    }
}
