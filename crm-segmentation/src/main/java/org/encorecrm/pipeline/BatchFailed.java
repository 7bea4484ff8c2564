package org.encorecrm.pipeline;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.encorecrm.change.ClaimedChange;

/** A batch was rolled back; its rows are in the queue as before. */
class BatchFailed extends RuntimeException {

    private final transient List<ClaimedChange> claimed;
    private final Failure kind;

    BatchFailed(List<ClaimedChange> claimed, RuntimeException cause) {
        super("%d changes could not be worked".formatted(claimed.size()), cause);
        this.claimed = claimed;
        // Before anything was claimed there is nobody to blame.
        this.kind = claimed.isEmpty() ? Failure.OUTAGE : Failure.of(cause);
    }

    Failure kind() {
        return kind;
    }

    String reason() {
        return Failure.reason(this);
    }

    SortedSet<Long> customers() {
        return claimed.stream().map(ClaimedChange::customerId).collect(Collectors.toCollection(TreeSet::new));
    }

    List<Long> rows() {
        return rows(customer -> true);
    }

    /** The rows of the lower and of the upper half of the customers. */
    List<List<Long>> halves() {
        var customers = List.copyOf(customers());
        var middle = customers.get(customers.size() / 2);
        return List.of(rows(customer -> customer < middle), rows(customer -> customer >= middle));
    }

    private List<Long> rows(LongPredicate ofCustomer) {
        return claimed.stream()
                .filter(row -> ofCustomer.test(row.customerId()))
                .map(ClaimedChange::id)
                .toList();
    }
}
