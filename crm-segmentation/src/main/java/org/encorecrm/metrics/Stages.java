package org.encorecrm.metrics;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.encorecrm.support.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many customers, and how much money, are in each stage of the lifecycle. What the erased bought stays in the sums,
 * they themselves are counted no more.
 */
@Service
@Transactional(readOnly = true)
public class Stages {

    private static final String LIMITS = """
            select :matureOrders as mature_orders, cast(:matureDays as double precision) as mature_days,
                   cast(:now as timestamptz) - :closeDays * interval '24 hours' as close_at,
                   cast(:now as timestamptz) - :lostDays * interval '24 hours' as lost_at""";

    private static final String BOUGHT = """
            select b.stage, count(*) filter (where b.customer_id > 0) as customers, sum(b.orders_count) as orders, sum(b.orders_sum) as sum
              from (select {stage} as stage, m.customer_id, m.orders_count, m.orders_sum
                      from segmentation.metrics m cross join ({limits}) l
                     where m.orders_count > 0) b
             group by b.stage
            """.replace("{limits}", LIMITS).replace("{stage}", StageSql.kept());

    /** Visits are told apart as in {@link Figures}; a look half an hour further back says whether one began before. */
    private static final String CAUTIOUS = """
            select count(*) from segmentation.metrics m
             where m.customer_id > 0 and m.orders_count = 0 and m.visits_count >= :visits and m.last_visit_at > :recent
               and :visits <= (
                   select count(*) filter (where v.begins and v.at > :recent)
                     from (select e.at, coalesce(e.at - lag(e.at) over (order by e.at) > interval '30 minutes', true) as begins
                             from (select e.at from core.event e
                                    where e.customer_id = m.customer_id and e.at > :before and e.at <= :now
                                    union all
                                   select c.registered_at from core.customer c
                                    where c.id = m.customer_id and c.registered_at > :before and c.registered_at <= :now) e) v)
            """;

    private final JdbcClient jdbc;
    private final Lifecycle lifecycle;
    private final BusinessClock clock;
    private final EvaluationTime time;

    Stages(JdbcClient jdbc, Lifecycle lifecycle, BusinessClock clock, EvaluationTime time) {
        this.jdbc = jdbc;
        this.lifecycle = lifecycle;
        this.clock = clock;
        this.time = time;
    }

    /** All six, in the order of life, as kept: one walk over an index. */
    public List<StageCount> counts() {
        return inOrder(jdbc.sql("""
                        select lifecycle_stage as stage, count(*) filter (where customer_id > 0) as customers,
                               sum(orders_count) as orders, sum(orders_sum) as sum
                          from segmentation.metrics where lifecycle_stage is not null group by lifecycle_stage
                        """)
                .query((row, i) -> new StageCount(
                        Stage.of(row.getString("stage")),
                        row.getLong("customers"),
                        row.getLong("orders"),
                        row.getBigDecimal("sum")))
                .list());
    }

    /** What {@link #counts} would be by other limits. */
    public List<StageCount> countsBy(LifecycleLimits limits) {
        var now = time.ceiling().orLater(clock.now());
        var parameters = Map.of(
                "matureOrders", limits.matureOrders(),
                "matureDays", limits.matureDays(),
                "closeDays", limits.closeDays(),
                "lostDays", limits.lostDays(),
                "now", now.atOffset(ZoneOffset.UTC));
        var counts = new ArrayList<>(jdbc.sql(BOUGHT)
                .params(new HashMap<>(parameters))
                .query((row, i) -> new StageCount(
                        Stage.of(row.getString("stage")),
                        row.getLong("customers"),
                        row.getLong("orders"),
                        row.getBigDecimal("sum")))
                .list());
        var cautious = cautious(limits, now);
        counts.add(new StageCount(Stage.CAUTIOUS, cautious, 0, BigDecimal.ZERO));
        counts.add(new StageCount(Stage.NEWCOMER, neverBought() - cautious, 0, BigDecimal.ZERO));
        return inOrder(counts);
    }

    private long neverBought() {
        return jdbc.sql("select count(*) from segmentation.metrics where orders_count = 0 and customer_id > 0")
                .query(Long.class)
                .single();
    }

    private long cautious(LifecycleLimits limits, Instant now) {
        var held = lifecycle.limits();
        if (limits.cautiousVisits() == held.cautiousVisits() && limits.cautiousDays() == held.cautiousDays()) {
            return jdbc.sql(
                            "select count(*) from segmentation.metrics where lifecycle_stage = 'cautious' and customer_id > 0")
                    .query(Long.class)
                    .single();
        }
        var recent = now.minus(Duration.ofDays(limits.cautiousDays()));
        return jdbc.sql(CAUTIOUS)
                .param("visits", limits.cautiousVisits())
                .param("recent", recent.atOffset(ZoneOffset.UTC))
                .param("before", recent.minus(Duration.ofMinutes(31)).atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private static List<StageCount> inOrder(List<StageCount> counts) {
        var known = counts.stream().collect(Collectors.toMap(StageCount::stage, Function.identity()));
        return Arrays.stream(Stage.values())
                .map(stage -> known.getOrDefault(stage, StageCount.nobody(stage)))
                .toList();
    }
}
