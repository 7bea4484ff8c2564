package org.encorecrm.criteria;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.encorecrm.criteria.Criterion.Bought;
import org.encorecrm.criteria.Criterion.FieldIs;
import org.encorecrm.criteria.Criterion.InSegment;
import org.encorecrm.metrics.Interests;

/**
 * Whose answer may be another at the end of a stretch of the past than at its beginning: whoever has facts in it, and
 * whom time alone may have flipped. From one day of the past to the next that is a few of many. A superset is fine, a
 * miss is not.
 */
public final class PastFlips {

    private static final Set<String> OF_ORDERS = Set.of(
            "orders.count",
            "orders.sum",
            "orders.average",
            "orders.firstAt",
            "orders.lastAt",
            "orders.averageIntervalDays",
            "cart.total",
            "cart.updatedAt",
            "cart.abandonedAt",
            "preferred.category",
            "preferred.brand");

    private static final Set<String> OF_EVENTS = Set.of(
            "visits.count",
            "visits.lastAt",
            "cart.total",
            "cart.updatedAt",
            "cart.abandonedAt",
            "preferred.category",
            "preferred.brand");

    /** Figures of the past are nowhere kept; but whatever moment one had, there is a fact with that time. */
    private static final String EVERY_MOMENT = """
            (select o.customer_id, o.placed_at as first_order_at, o.placed_at as last_order_at,
                    null::timestamptz as last_visit_at, null::timestamptz as cart_updated_at
               from core.orders o
              union all
             select e.customer_id, null, null, e.at, null from core.event e where e.customer_id is not null
              union all
             select e.customer_id, null, null, null, e.at from core.event e
              where e.customer_id is not null and e.type = 'cart_updated'
              union all
             select r.id, null, null, r.registered_at, null from core.customer r) m""";

    private static final String KEPT = "segmentation.metrics m";

    private final Asking asking;
    private final Tick tick;
    private final Set<Sql> found = new LinkedHashSet<>();

    private PastFlips(Asking asking, Tick tick) {
        this.asking = asking;
        this.tick = tick;
    }

    /** Whether there is a way to name them; otherwise everybody has to be asked again. */
    public static boolean areKnown(Criterion criterion) {
        return Dependencies.leaves(criterion).allMatch(PastFlips::isKnown);
    }

    private static boolean isKnown(Criterion leaf) {
        if (!(leaf instanceof FieldIs is)) {
            return true;
        }
        var field = is.condition().field();
        if (BinaryFields.categoryOf(field) != null) {
            // What is known of a word now is asked about the word of then.
            return false;
        }
        return field.past() == Past.AS_KNOWN_NOW && !field.home().equals(Home.METRICS)
                || OF_ORDERS.contains(field.key())
                || ComplaintFields.has(field.key())
                || ofEvents(field.key());
    }

    private static boolean ofEvents(String key) {
        return OF_EVENTS.contains(key) || FeedbackFields.has(key);
    }

    /**
     * A statement selecting their {@code customer_id}s, some repeatedly; empty when nobody's answer can change. Those
     * whose orders became another status are not among them: {@link #turns}.
     *
     * @param asking as of the end of the tick
     */
    public static Optional<Sql> during(Tick tick, Criterion criterion, Asking asking) {
        var flips = new PastFlips(asking, tick);
        Dependencies.leaves(criterion).forEach(flips::add);
        return flips.found.isEmpty() ? Optional.empty() : Optional.of(Sql.join(" union all ", flips.found));
    }

    private void add(Criterion leaf) {
        if (leaf instanceof FieldIs is) {
            add(is.condition());
        } else if (leaf instanceof InSegment in) {
            found.add(Sql.of("""
                    select mb.customer_id from segmentation.member mb
                     where mb.segment_id = (select s.id from segmentation.segment s where s.key = ?)
                       and (%s or %s)""", in.key(), within(Sql.of("mb.entered_at")), within(Sql.of("mb.left_at"))));
        } else {
            Facts.of(leaf, asking).ifPresent(facts -> {
                found.add(facts.during(tick));
                found.addAll(facts.flips(tick));
            });
        }
    }

    private void add(Condition condition) {
        var key = condition.field().key();
        if (OF_ORDERS.contains(key)) {
            found.add(Sql.of("select o.customer_id from core.orders o where %s", within(Sql.of("o.placed_at"))));
        }
        if (ofEvents(key)) {
            found.add(Sql.of(
                    "select e.customer_id from core.event e where e.customer_id is not null and %s",
                    within(Sql.of("e.at"))));
            // The registration is a visit.
            found.add(Sql.of("select r.id from core.customer r where %s", within(Sql.of("r.registered_at"))));
        }
        if (key.startsWith("preferred.")) {
            found.add(
                    Sql.of("select k.customer_id from " + Interests.goods("k") + " where %s", within(Sql.of("k.at"))));
        }
        if (ComplaintFields.has(key)) {
            found.add(Sql.of(
                    "select co.customer_id from core.complaint co where %s or %s",
                    within(Sql.of("co.created_at")), within(Sql.of("co.resolved_at"))));
        }
        for (var flip : condition.field().flipRule().flips(condition, tick)) {
            found.add(new Sql(flip.text().replace(KEPT, EVERY_MOMENT), flip.params()));
        }
    }

    private Sql within(Sql moment) {
        return tick.itself().covers(moment);
    }

    /**
     * Whose orders began or ceased to count as purchases by a status, with the moment {@code at}: selects
     * {@code customer_id, at}. Found once for a whole period: statuses have no index by time, and few orders have one
     * that does not count. Empty when the criterion asks nothing about orders.
     */
    public static Optional<Sql> turns(Criterion criterion, Instant from, Instant to) {
        var leaves = Dependencies.leaves(criterion).toList();
        var orders = leaves.stream()
                .anyMatch(leaf -> leaf instanceof Bought
                        || leaf instanceof FieldIs is
                                && OF_ORDERS.contains(is.condition().field().key()));
        if (!orders) {
            return Optional.empty();
        }
        return Optional.of(Sql.of("""
                select o.customer_id, s.at
                  from core.order_status s join core.orders o on o.id = s.order_id
                 where s.at > ? and s.at <= ?
                   and s.order_id in (select n.order_id from core.order_status n
                                        join core.order_status_kind k on k.code = n.status and not k.counts)""", from, to));
    }

    /** The fields it asks about that have no history: they are taken as they are known now. */
    public static List<String> asKnownNow(Criterion criterion) {
        var fields = new ArrayList<String>();
        Dependencies.leaves(criterion).forEach(leaf -> {
            if (leaf instanceof FieldIs is && is.condition().field().past() == Past.AS_KNOWN_NOW) {
                fields.add(is.condition().field().key());
            } else if (leaf instanceof Bought bought) {
                bought.where().stream()
                        .map(each -> each.field().key())
                        .filter(Set.of("order.status", "order.payment.status")::contains)
                        .forEach(fields::add);
            }
        });
        return fields.stream().distinct().toList();
    }
}
