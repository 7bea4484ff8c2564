package org.encorecrm.metrics;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.change.Found;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Settings;
import org.encorecrm.support.tuning.Tunable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who brings how much of the turnover: classes A, B and C by the limits of the settings. */
@Service
public class Abc {

    private static final String DIFFERENT = """
            select t.customer_id
              from (select m.customer_id, n.a_from, n.b_from, w.a_from as a_was, w.b_from as b_was,
                           coalesce(%s, 0) as money, coalesce(%s, 0) as money_was
                      from segmentation.metrics m
                     cross join (select * from segmentation.abc_boundaries order by id desc limit 1) n
                      left join (select * from segmentation.abc_boundaries where applied_at is not null
                                  order by id desc limit 1) w on true
                     where m.orders_sum > 0) t
             where (t.money > 0 and t.a_from is not null, coalesce(t.money >= t.a_from, false), coalesce(t.money >= t.b_from, false))
                       is distinct from
                   (t.money_was > 0 and t.a_was is not null, coalesce(t.money_was >= t.a_was, false), coalesce(t.money_was >= t.b_was, false))
            """.formatted(
                    AbcSql.money("n.since", "o.counts"), AbcSql.money("w.since", "o.counts"))
            .replace(":now", "?");

    /** Over how many days, up to the last count; nothing: over all the time there was. */
    private static final Tunable PERIOD = Tunable.wholeOrNothing("abc.periodDays", 1, 3650);

    private final JdbcClient jdbc;
    private final Changes changes;
    private final Settings settings;

    Abc(JdbcClient jdbc, Changes changes, Settings settings) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.settings = settings;
    }

    /** Up to which share of the turnover class A goes, and class B, in percent. */
    public AbcLimits limits() {
        return AbcLimits.of(settings.get("abc.limits", AbcLimits.USUAL.toString()));
    }

    /** Over how many days the turnover is counted; null: over all there were. */
    public @Nullable Integer periodDays() {
        var days = PERIOD.of(settings);
        return days.isEmpty() ? null : Integer.valueOf(days);
    }

    /**
     * Where classes begin by the settings.
     *
     * @param figures whatever has {@code orders_sum} by customer, up to {@code now} if it asks for that
     */
    @Transactional(readOnly = true)
    Boundaries boundaries(String figures, OffsetDateTime now) {
        return jdbc.sql(AbcSql.BOUNDARIES.replace("{figures}", figures))
                .param("a", limits().shareA())
                .param("b", limits().shareB())
                .param("since", since(now.toInstant()))
                .param("now", now)
                .query(Boundaries.class)
                .single();
    }

    /**
     * A period as it is kept.
     *
     * @throws InvalidInputException when that is neither a number of days from 1 to 3650 nor nothing
     */
    public static String period(String typed) {
        return PERIOD.kept(typed);
    }

    /** The midnight with which the period begins. */
    private @Nullable OffsetDateTime since(Instant now) {
        var days = periodDays();
        var zone = settings.zone();
        return days == null
                ? null
                : now.atZone(zone)
                        .toLocalDate()
                        .minusDays(days)
                        .atStartOfDay(zone)
                        .toOffsetDateTime();
    }

    /** A customer's class and share; empty while they have bought nothing. */
    @Transactional(readOnly = true)
    public Optional<Standing> of(long customerId) {
        return jdbc.sql("select class as name, round(share, 6) as share from segmentation.abc where customer_id = :id")
                .param("id", customerId)
                .query(Standing.class)
                .optional();
    }

    /** How many customers each class has, and their money, by the boundaries that hold. */
    @Transactional(readOnly = true)
    public List<Size> sizes() {
        return jdbc.sql("""
                        select class as name, count(*) filter (where customer_id > 0) as customers,
                               sum(share) as share
                          from segmentation.abc group by class order by class
                        """).query(Size.class).list();
    }

    /** Makes these hold if they are others than before, for evaluations to come. The caller keeps evaluations away. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean renew(Boundaries boundaries, Instant now) {
        return jdbc.sql("""
                        insert into segmentation.abc_boundaries (a_from, b_from, turnover, since, at)
                        select n.*, :now
                          from (select cast(:aFrom as numeric), cast(:bFrom as numeric), cast(:turnover as numeric),
                                       cast(:since as timestamptz)) n
                         where not exists (
                             select from (select a_from, b_from, turnover, since
                                            from segmentation.abc_boundaries order by id desc limit 1) b
                              where b is not distinct from n)
                        """)
                        .param("aFrom", boundaries.aFrom())
                        .param("bFrom", boundaries.bFrom())
                        .param("turnover", boundaries.turnover())
                        .param("since", boundaries.since())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** Puts those whose class changed into the change queue. */
    @Transactional(propagation = Propagation.MANDATORY)
    int apply(Instant now) {
        var at = now.atOffset(ZoneOffset.UTC);
        var moved = changes.enqueueFound(
                new Found(DIFFERENT, List.of(at, at), EnumSet.of(ChangeKind.FIGURE)), Cause.BOUNDARIES, false);
        jdbc.sql("update segmentation.abc_boundaries set applied_at = :now where applied_at is null")
                .param("now", at)
                .update();
        return moved;
    }

    long newest() {
        return jdbc.sql("select coalesce(max(id), 0) from segmentation.abc_boundaries")
                .query(Long.class)
                .single();
    }

    void applied(long upTo, Instant now) {
        jdbc.sql("update segmentation.abc_boundaries set applied_at = :now where applied_at is null and id <= :id")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", upTo)
                .update();
    }

    boolean unsettled(Instant now) {
        var back = jdbc.sql(AbcSql.BOUGHT_SINCE)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .optional();
        return back.orElse(false) || isNotApplied();
    }

    private boolean isNotApplied() {
        return jdbc.sql("""
                        select coalesce((select applied_at is null from segmentation.abc_boundaries order by id desc limit 1),
                                        exists (select from segmentation.metrics where orders_sum > 0))
                        """).query(Boolean.class).single();
    }

    /**
     * @param name A, B or C
     * @param share of the turnover, from 0 to 1
     */
    public record Standing(String name, BigDecimal share) {}

    /**
     * From what sum on somebody is of class A, of class B, and what everybody together has bought for. Nowhere where
     * nobody has bought.
     *
     * @param since what counts is what was bought from then on; null: all there ever was
     */
    record Boundaries(
            @Nullable BigDecimal aFrom,
            @Nullable BigDecimal bFrom,
            BigDecimal turnover,
            @Nullable OffsetDateTime since) {}

    /**
     * @param name A, B or C
     * @param share of the turnover, from 0 to 1
     */
    public record Size(String name, long customers, BigDecimal share) {}
}
