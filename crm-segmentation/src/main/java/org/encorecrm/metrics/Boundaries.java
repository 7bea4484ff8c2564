package org.encorecrm.metrics;

import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.change.Found;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The boundaries of the RFM scores and classes of turnover everybody is kept by. Scores are cut at quantiles of the
 * population, or at the typed boundaries of the setting {@code rfm.thresholds}.
 */
@Service
public class Boundaries {

    private static final String DIFFERENT = """
            select m.customer_id
              from segmentation.metrics m cross join (%s) cuts
             where m.orders_count > 0
               and (m.rfm_r, m.rfm_f, m.rfm_m) is distinct from (%s, %s, %s)
            """.formatted(
            Score.CURRENT_CUTS,
            Score.recency(
                    "(?::timestamptz at time zone ?)::date - (m.last_order_at at time zone ?)::date", "cuts.recency"),
            Score.rising("m.orders_count", "cuts.frequency"),
            Score.rising("m.orders_sum", "cuts.monetary"));

    private static final String KEPT = "segmentation.metrics";

    /** What the figures of everybody will be, before anybody's are kept. */
    private static final String PURCHASES = """
            (select max(placed_at) as last_order_at, count(*) as orders_count, sum(amount) as orders_sum
               from core.orders where counts and placed_at <= :now group by customer_id) m""";

    /**
     * Frequency 1, 2, 3–4, 5–9, 10 and more: of a base where half bought once, quantiles say little. Recency and money by
     * quantiles.
     */
    public static final String USUAL = "f:1,2,4,9";

    private static final int SCORES = 5;

    /** Cut from so many, boundaries hardly change in a day: then the next night is soon enough. */
    private static final int MANY = 10_000;

    /** Counts no further than it must: twice as many as then are enough to know. */
    private static final String DOUBLED = """
            select b.buyers < :many
                   and (select count(*) = 2 * b.buyers
                          from (select from segmentation.metrics where last_order_at is not null limit 2 * b.buyers) twice)
              from (select buyers from segmentation.rfm_boundaries order by id desc limit 1) b
             where b.buyers is not null
            """;

    private final JdbcClient jdbc;
    private final Changes changes;
    private final Settings settings;
    private final BusinessClock clock;
    private final EvaluationTime time;
    private final Abc abc;

    Boundaries(JdbcClient jdbc, Changes changes, Settings settings, BusinessClock clock, EvaluationTime time, Abc abc) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.settings = settings;
        this.clock = clock;
        this.time = time;
        this.abc = abc;
    }

    /**
     * Computes the boundaries from the kept figures and makes them hold if they are others than before. Evaluations
     * under way finish first, so that whoever was scored by the old ones is found by {@link #apply}. The very first ones
     * come from the purchases: the recomputation that fills a base then scores everybody once.
     */
    @Transactional
    public boolean refresh() {
        var cuts = cuts();
        var now = time.ceiling().orLater(clock.now()).atOffset(ZoneOffset.UTC);
        var figures = first() ? PURCHASES : KEPT;
        var computed = jdbc.sql("""
                        with days as (
                            select (cast(:now as timestamptz) at time zone :zone)::date
                                       - (last_order_at at time zone :zone)::date as recency,
                                   orders_count as frequency, orders_sum as monetary
                              from {figures}
                             where orders_count > 0)
                        select array_to_string(coalesce(cast(:r as double precision[]), percentile_cont(cast(:fractions as double precision[])) within group (order by recency::double precision)), ',') as r,
                               array_to_string(coalesce(cast(:f as double precision[]), percentile_cont(cast(:fractions as double precision[])) within group (order by frequency::double precision)), ',') as f,
                               array_to_string(coalesce(cast(:m as double precision[]), percentile_cont(cast(:fractions as double precision[])) within group (order by monetary::double precision)), ',') as m,
                               count(*) as buyers
                          from days
                        having count(*) > 0
                        """.replace("{figures}", figures))
                .param("now", now)
                .param("zone", settings.zone().getId())
                .param("fractions", cuts.fractions())
                .param("r", cuts.r())
                .param("f", cuts.f())
                .param("m", cuts.m())
                .query((row, i) -> Map.of(
                        "r", row.getString("r"),
                        "f", row.getString("f"),
                        "m", row.getString("m"),
                        "buyers", row.getLong("buyers")))
                .optional();
        if (computed.isEmpty()) {
            return false;
        }
        var turnover = abc.boundaries(figures, now);
        time.alone();
        var others = abc.renew(turnover, now.toInstant());
        var renewed = jdbc.sql("""
                        insert into segmentation.rfm_boundaries (recency, frequency, monetary, at)
                        select n.recency, n.frequency, n.monetary, :now
                          from (select string_to_array(:r, ',')::double precision[] as recency,
                                       string_to_array(:f, ',')::double precision[] as frequency,
                                       string_to_array(:m, ',')::double precision[] as monetary) n
                         where not exists (
                             select from (select * from segmentation.rfm_boundaries order by id desc limit 1) b
                              where (b.recency, b.frequency, b.monetary) = (n.recency, n.frequency, n.monetary))
                        """).params(computed.get()).param("now", now).update() > 0;
        jdbc.sql("""
                        update segmentation.rfm_boundaries set buyers = :buyers
                         where id = (select max(id) from segmentation.rfm_boundaries)
                        """).param("buyers", computed.get().get("buyers")).update();
        return renewed || others;
    }

    private boolean first() {
        return !jdbc.sql("select exists (select from segmentation.rfm_boundaries)")
                .query(Boolean.class)
                .single();
    }

    /** Which version of the classes of turnover holds; 0 without any. */
    @Transactional(readOnly = true)
    public long classes() {
        return abc.newest();
    }

    /** Everybody has been evaluated since this version of the classes holds. */
    @Transactional
    public void walked(long classes) {
        abc.applied(classes, time.ceiling().orLater(clock.now()));
    }

    /** Puts those whose kept score is not what the boundaries that hold say into the change queue. */
    @Transactional
    public int apply() {
        var now = time.hold().orLater(clock.now()).atOffset(ZoneOffset.UTC);
        var zone = settings.zone().getId();
        var moved = changes.enqueueFound(
                new Found(DIFFERENT, List.of(now, zone, zone), EnumSet.of(ChangeKind.FIGURE)), Cause.BOUNDARIES, false);
        jdbc.sql("update segmentation.rfm_boundaries set applied_at = :now where applied_at is null")
                .param("now", now)
                .update();
        moved += abc.apply(now.toInstant());
        return moved;
    }

    /**
     * Whether boundaries are missing though there are purchases, or classes though their period has some again, whether
     * they are cut from half as many buyers as there are in a shop that is young, or a crash came between refresh and
     * apply.
     */
    @Transactional(readOnly = true)
    public boolean unsettled() {
        return abc.unsettled(time.ceiling().orLater(clock.now()))
                || doubled()
                || jdbc.sql("""
                        select coalesce((select applied_at is null from segmentation.rfm_boundaries order by id desc limit 1),
                                        exists (select from segmentation.metrics where orders_count > 0))
                        """).query(Boolean.class).single();
    }

    private boolean doubled() {
        return jdbc.sql(DOUBLED)
                .param("many", MANY)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** How scores are cut by the settings. */
    public Cuts cuts() {
        return Cuts.kept(SCORES, settings.get("rfm.thresholds", USUAL));
    }

    /** How a past is cut of which no boundaries were kept. */
    public PastCuts pastCuts() {
        return new PastCuts(cuts(), abc.limits(), abc.periodDays());
    }
}
