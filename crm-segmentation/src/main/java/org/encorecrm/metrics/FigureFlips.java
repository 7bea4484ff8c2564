package org.encorecrm.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Found;
import org.encorecrm.support.Settings;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Figures that time alone changes, each found by a range of an index. */
@Repository
public class FigureFlips {

    /**
     * The recency score falls at the shop's midnight that makes the whole days since the last purchase exceed a
     * boundary b: when that purchase was on a day in [from's day − ⌊b⌋, to's day − ⌊b⌋). Nobody bought
     * so long ago that dates end.
     */
    private static final String RECENCY = """
            select m.customer_id
              from (select greatest(-1, least(700000, floor(unnest(b.recency))))::integer as days
                      from (select recency from segmentation.rfm_boundaries order by id desc limit 1) b) b
              join segmentation.metrics m
                on m.last_order_at >= ((cast(? as timestamptz) at time zone ?)::date - b.days)::timestamp at time zone ?
               and m.last_order_at < ((cast(? as timestamptz) at time zone ?)::date - b.days)::timestamp at time zone ?
            """;

    /**
     * Whoever was mature long enough ago, whoever has bought and was seen long enough ago, and whoever is cautious for a
     * visit that is no longer recent.
     */
    private static final String STAGES = """
            select customer_id from segmentation.metrics
             where last_order_at > ? and last_order_at <= ? and lifecycle_stage = 'mature'
             union all
            select customer_id from segmentation.metrics
             where last_order_at > ? and last_order_at <= ? and lifecycle_stage <> 'lost'
             union all
            select customer_id from segmentation.metrics
             where last_visit_at > ? and last_visit_at <= ? and orders_count > 0 and lifecycle_stage <> 'lost'
             union all
            select customer_id from segmentation.metrics
             where lifecycle_visit_at > ? and lifecycle_visit_at <= ?
            """;

    private static final String ABANDONED = """
            select customer_id from segmentation.metrics
             where cart_updated_at > ? and cart_updated_at <= ?
            """;

    /** Facts dated later than the evaluation that saw them. What came in time has been counted by then. */
    private static final String FUTURE_ORDERS = """
            select o.customer_id
              from core.orders o join segmentation.metrics m on m.customer_id = o.customer_id
             where o.placed_at > ? and o.placed_at <= ?
               and (m.computed_at is null or o.placed_at > m.computed_at)
            """;

    private static final String FUTURE_ACTIVITY = """
            select e.customer_id
              from core.event e join segmentation.metrics m on m.customer_id = e.customer_id
             where e.at > ? and e.at <= ?
               and (m.computed_at is null or e.at > m.computed_at)
             union all
            select c.id
              from core.customer c join segmentation.metrics m on m.customer_id = c.id
             where c.registered_at > ? and c.registered_at <= ?
               and (m.computed_at is null or c.registered_at > m.computed_at)
            """;

    private final Settings settings;
    private final CartSettings carts;
    private final Lifecycle lifecycle;

    FigureFlips(Settings settings, CartSettings carts, Lifecycle lifecycle) {
        this.settings = settings;
        this.carts = carts;
        this.lifecycle = lifecycle;
    }

    /** The customers whose figures may be others at {@code to} than at {@code from}. */
    @Transactional(readOnly = true)
    public List<Found> during(Instant from, Instant to) {
        var after = carts.abandonAfter();
        var tick = range(from, to);
        var twice = Stream.concat(tick.stream(), tick.stream()).toList();
        return List.of(
                figure(RECENCY, recency(from, to)),
                new Found(ABANDONED, range(from.minus(after), to.minus(after)), Set.of(ChangeKind.MOMENT)),
                figure(STAGES, stages(from, to)),
                future(FUTURE_ORDERS, tick, ChangeKind.ORDERS),
                future(FUTURE_ACTIVITY, twice, ChangeKind.ACTIVITY));
    }

    private List<Object> recency(Instant from, Instant to) {
        var zone = settings.zone().getId();
        return List.of(from.atOffset(ZoneOffset.UTC), zone, zone, to.atOffset(ZoneOffset.UTC), zone, zone);
    }

    private List<Object> stages(Instant from, Instant to) {
        var limits = lifecycle.limits();
        return Stream.of(limits.closeDays(), limits.lostDays(), limits.lostDays(), limits.cautiousDays())
                .map(Duration::ofDays)
                .flatMap(length -> range(from.minus(length), to.minus(length)).stream())
                .toList();
    }

    private static List<Object> range(Instant from, Instant to) {
        return List.of(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC));
    }

    private static Found figure(String query, List<Object> bounds) {
        return new Found(query, bounds, Set.of(ChangeKind.FIGURE));
    }

    /** A fact that comes true may turn whatever asks for a moment or a window, too. */
    private static Found future(String query, List<Object> bounds, ChangeKind facts) {
        return new Found(query, bounds, EnumSet.of(ChangeKind.TIME, facts));
    }
}
