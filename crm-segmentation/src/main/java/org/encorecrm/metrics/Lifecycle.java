package org.encorecrm.metrics;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.encorecrm.assortment.AssortmentSteps;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.change.Found;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.InvalidInputException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The limits of the lifecycle that everybody's stage is kept by. */
@Service
public class Lifecycle {

    /** Of those who never bought, whoever is cautious or has come often and lately enough to be. */
    private static final String DIFFERENT = """
            select m.customer_id
              from segmentation.metrics m cross join (%s) l
             where m.lifecycle_stage is null
                or m.orders_count > 0 and m.lifecycle_stage <> %s
                or m.orders_count = 0 and (m.lifecycle_stage = 'cautious'
                    or m.visits_count >= l.cautious_visits and m.last_visit_at > l.cautious_at)
            """.formatted(StageSql.LIMITS.replace(":now", "?"), StageSql.kept());

    private final JdbcClient jdbc;
    private final AssortmentSteps steps;
    private final Changes changes;
    private final BusinessClock clock;
    private final EvaluationTime time;

    Lifecycle(JdbcClient jdbc, AssortmentSteps steps, Changes changes, BusinessClock clock, EvaluationTime time) {
        this.jdbc = jdbc;
        this.steps = steps;
        this.changes = changes;
        this.clock = clock;
        this.time = time;
    }

    @Transactional(readOnly = true)
    public LifecycleLimits limits() {
        return held().orElse(LifecycleLimits.DEFAULT);
    }

    private Optional<LifecycleLimits> held() {
        return jdbc.sql("""
                        select cautious_visits, cautious_days, mature_orders, mature_days, mature_by_step, mature_step_of, close_days, lost_days
                          from segmentation.lifecycle_limits order by id desc limit 1
                        """).query(LifecycleLimits.class).optional();
    }

    /**
     * Makes other limits hold. Evaluations under way finish first, so that whoever was put into a stage by the old ones
     * is found by {@link #apply}, which comes in a transaction of its own.
     *
     * @return whether they are others than before
     */
    @Transactional
    public boolean change(LifecycleLimits wanted) {
        var to = byStep(wanted);
        if (held().filter(to::equals).isPresent()) {
            return false;
        }
        time.alone();
        jdbc.sql("""
                        insert into segmentation.lifecycle_limits
                            (id, cautious_visits, cautious_days, mature_orders, mature_days, mature_by_step, mature_step_of, close_days, lost_days, at)
                        overriding system value
                        select coalesce(max(id), 0) + 1, :cautiousVisits, :cautiousDays, :matureOrders, :matureDays, :matureByStep, :matureStepOf, :closeDays, :lostDays, :now
                          from segmentation.lifecycle_limits
                        """)
                .param("cautiousVisits", to.cautiousVisits())
                .param("cautiousDays", to.cautiousDays())
                .param("matureOrders", to.matureOrders())
                .param("matureDays", to.matureDays())
                .param("matureByStep", to.matureByStep())
                .param("matureStepOf", to.matureStepOf())
                .param("closeDays", to.closeDays())
                .param("lostDays", to.lostDays())
                .param("now", now())
                .update();
        return true;
    }

    /** With the present step of its group as the limit of maturity, where that is what one wants. */
    public LifecycleLimits byStep(LifecycleLimits limits) {
        checkGroup(limits.matureStepOf());
        return limits.matureByStep()
                ? limits.withMatureDays(steps.stepOf(limits.matureStepOf()).days())
                : limits;
    }

    /** The group that holds already may have gone since: its limit then is the step of what is above it. */
    private void checkGroup(String group) {
        if (!group.isEmpty() && !steps.knows(group) && !group.equals(limits().matureStepOf())) {
            throw new InvalidInputException("/matureStepOf", "is no group of which anything has been bought yet");
        }
    }

    /** Puts those whose kept stage is not what the limits that hold say into the change queue. */
    @Transactional
    public int apply() {
        var now = time.hold().orLater(clock.now()).atOffset(ZoneOffset.UTC);
        var moved = changes.enqueueFound(
                new Found(
                        DIFFERENT,
                        List.of(now, now, now),
                        EnumSet.of(ChangeKind.ORDERS, ChangeKind.ACTIVITY, ChangeKind.TIME)),
                Cause.BOUNDARIES,
                false);
        jdbc.sql("""
                        update segmentation.lifecycle_limits set applied_at = :now, following = :moved
                         where applied_at is null
                        """).param("now", now).param("moved", moved).update();
        return moved;
    }

    /** How far those are whom the limits that hold put into another stage; empty when all have followed. */
    @Transactional(readOnly = true)
    public Optional<Following> following() {
        return jdbc.sql("""
                        select l.following as total, (select count(*) from core.change c
                                                       where c.cause = :cause and c.dead_reason is null) as remaining
                          from (select following from segmentation.lifecycle_limits order by id desc limit 1) l
                         where l.following > 0
                        """)
                .param("cause", Cause.BOUNDARIES.code())
                .query(Following.class)
                .optional()
                .filter(each -> each.remaining() > 0);
    }

    /** Follows the step of the assortment where it is the limit, and gives an emptied base the limits of the beginning. */
    @Transactional
    public boolean follow() {
        return change(limits());
    }

    /** Whether limits hold that have not been applied yet. */
    @Transactional(readOnly = true)
    public boolean unsettled() {
        return jdbc.sql("select applied_at is null from segmentation.lifecycle_limits order by id desc limit 1")
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /**
     * @param total whom the limits put into another stage
     * @param remaining how many of the change queue follow boundaries: these, or others beside them
     */
    public record Following(long total, long remaining) {

        /** From 0 to 100. */
        public long percent() {
            return Math.max(0, 100 - 100 * Math.min(total, remaining) / total);
        }

        public long done() {
            return Math.max(0, total - remaining);
        }
    }

    private OffsetDateTime now() {
        return time.ceiling().orLater(clock.now()).atOffset(ZoneOffset.UTC);
    }
}
