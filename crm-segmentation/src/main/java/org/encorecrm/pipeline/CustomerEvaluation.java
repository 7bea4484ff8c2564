package org.encorecrm.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.ChangeQueue;
import org.encorecrm.change.PendingChange;
import org.encorecrm.metrics.IdRange;
import org.encorecrm.metrics.Metrics;
import org.encorecrm.metrics.Preferences;
import org.encorecrm.prediction.KeptPredictions;
import org.encorecrm.segment.Evaluation;
import org.springframework.stereotype.Component;

/**
 * From facts to moves for customers whose metrics rows the transaction holds: the one code path of the change worker and
 * of the full recomputation.
 */
@Component
class CustomerEvaluation {

    /** What figures are computed from. A profile says when the customer registered, which is a visit. */
    private static final int FACTS =
            ChangeKind.bits(EnumSet.of(ChangeKind.PROFILE, ChangeKind.ORDERS, ChangeKind.ACTIVITY));

    private static final int TIME = ChangeKind.TIME.bit() | ChangeKind.bits(ChangeKind.OF_TIME);

    private final Metrics metrics;
    private final Preferences preferences;
    private final KeptPredictions predictions;
    private final ChangeQueue queue;
    private final Evaluation segments;

    CustomerEvaluation(
            Metrics metrics,
            Preferences preferences,
            KeptPredictions predictions,
            ChangeQueue queue,
            Evaluation segments) {
        this.metrics = metrics;
        this.preferences = preferences;
        this.predictions = predictions;
        this.queue = queue;
        this.segments = segments;
    }

    /** What changed about these customers is in {@code claimed}, by customer; their figures follow where facts did. */
    void changed(long[] customerIds, Map<Long, Integer> claimed, Instant now) {
        var kinds = new HashMap<>(claimed);
        metrics.cameTrue(having(FACTS, ChangeKind.ORDERS.bit(), customerIds, claimed), now)
                .forEach((customer, more) -> kinds.merge(customer, more, (a, b) -> a | b));
        metrics.recompute(having(FACTS, 0, customerIds, kinds), now);
        // Whatever time did to them, figures are of the same moment as the windows; those that turn by the way are
        // asked about.
        var aged = metrics.age(having(TIME, FACTS, customerIds, kinds), now) > 0 ? ChangeKind.FIGURE.bit() : 0;
        var buyers = having(ChangeKind.ORDERS.bit(), 0, customerIds, kinds);
        preferences.follow(buyers, having(ChangeKind.ACTIVITY.bit(), ChangeKind.ORDERS.bit(), customerIds, kinds), now);
        predictions.recompute(people(buyers), now);
        queue.pending(customerIds).stream()
                .collect(Collectors.groupingBy(PendingChange::cause))
                .forEach((cause, customers) -> evaluate(customers, cause, aged | kindsOf(customers, kinds), now));
    }

    /**
     * Everything about these customers, whether it changed or not; what takes long only where the facts it was computed
     * from are others. Their moves act, unless all that waits for a customer is history: that must not begin to act
     * because a recomputation came first.
     *
     * @return how many customers' figures were not what the facts say
     */
    int recomputed(long[] customerIds, Instant now) {
        var figures = metrics.recompute(customerIds, now);
        var rewritten = Math.max(
                Math.max(figures, preferences.recompute(ids(preferences.stale(customerIds).stream()), now)),
                predictions.recompute(ids(predictions.stale(people(customerIds)).stream()), now));
        evaluate(customerIds, Evaluation.ALL_KINDS, Cause.RECOMPUTATION, now);
        return rewritten;
    }

    /**
     * Those of these customers about whom {@link #recomputed} would write anything, as far as one sees without holding
     * their rows: whoever is missing here is as the facts say, or is just being brought to it by somebody else.
     */
    long[] differing(IdRange customers, Instant now) {
        var found = new ArrayList<>(metrics.differing(customers, now));
        found.addAll(preferences.stale(customers));
        customers.people().ifPresent(people -> {
            found.addAll(predictions.stale(people));
            found.addAll(segments.differing(people, now));
        });
        return ids(found.stream());
    }

    /** A new basis holds: predictions follow, and of the segments those that ask for them. Quiet as a recomputation is. */
    void predicted(long[] customerIds, Instant now) {
        predictions.recompute(customerIds, now);
        evaluate(customerIds, ChangeKind.PREDICTION.bit(), Cause.BOUNDARIES, now);
    }

    /** Nothing is predicted for what remains of erased customers. */
    private static long[] people(long[] customerIds) {
        return Arrays.stream(customerIds).filter(id -> id > 0).toArray();
    }

    private static long[] ids(Stream<Long> customers) {
        return customers.mapToLong(Long::longValue).distinct().sorted().toArray();
    }

    private static long[] having(int kind, int without, long[] customerIds, Map<Long, Integer> kinds) {
        LongPredicate changed = id -> {
            var about = kinds.getOrDefault(id, 0);
            return (about & kind) != 0 && (about & without) == 0;
        };
        return Arrays.stream(customerIds).filter(changed).toArray();
    }

    private void evaluate(long[] customerIds, int kinds, Cause cause, Instant now) {
        var quiet = queue.pending(customerIds).stream()
                .filter(pending -> !pending.acting())
                .map(PendingChange::customerId)
                .collect(Collectors.toSet());
        var acting =
                Arrays.stream(customerIds).filter(id -> !quiet.contains(id)).toArray();
        segments.evaluate(customerIds, acting, kinds, cause, now);
    }

    private void evaluate(List<PendingChange> customers, Cause cause, int kinds, Instant now) {
        segments.evaluate(ids(customers, false), ids(customers, true), kinds, cause, now);
    }

    private static long[] ids(List<PendingChange> customers, boolean actingOnly) {
        return customers.stream()
                .filter(customer -> customer.acting() || !actingOnly)
                .mapToLong(PendingChange::customerId)
                .sorted()
                .toArray();
    }

    /** An order closes the cart, so what depends on activity may depend on orders too. */
    private static int kindsOf(List<PendingChange> customers, Map<Long, Integer> kinds) {
        var changed = customers.stream()
                .mapToInt(customer -> kinds.getOrDefault(customer.customerId(), 0))
                .reduce(0, (a, b) -> a | b);
        return (changed & ChangeKind.ORDERS.bit()) == 0 ? changed : changed | ChangeKind.ACTIVITY.bit();
    }
}
