package org.encorecrm.prediction;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The product groups whose goods run out and are bought again.
 *
 * <p>A group is held to be one when at least 30 customers bought it on three days or more, and at least 60 % of their
 * neighbouring pauses differ by less than a factor of two. Of people who buy by chance only a third would: for two pauses
 * X and Y of one exponential distribution P(X/Y &lt; q) = q/(1 + q), so X/Y is between 1/2 and 2 with 2/3 − 1/3. The
 * marketer's word overrules the figures.
 */
@Service
public class Consumables {

    public static final int FEWEST_CUSTOMERS = 30;

    public static final double LEAST_REGULAR = 0.6;

    /** A category's first so many levels, as SQL. */
    static final String GROUP = "array_to_string((string_to_array(i.category, '/'))[1 : cast(:level as integer)], '/')";

    private static final String SURVEY = """
            with bought as (
                select distinct i.customer_id, {group} as category, (i.placed_at at time zone :zone)::date as day
                  from core.order_item i join core.orders o on o.id = i.order_id
                 where i.placed_at <= :now and o.counts and i.kept > 0 and i.category <> ''
            ), paused as (
                select customer_id, category, day,
                       day - lag(day) over (partition by customer_id, category order by day) as pause
                  from bought
            ), neighbours as (
                select customer_id, category, pause,
                       lag(pause) over (partition by customer_id, category order by day) as before
                  from paused
            ), groups as (
                select category,
                       percentile_cont(0.5) within group (order by pause) as step,
                       count(distinct customer_id) filter (where before is not null) as customers,
                       avg((pause < 2 * before and before < 2 * pause)::integer) filter (where before is not null) as regular
                  from neighbours
                 group by category
            )
            insert into segmentation.consumable (basis_id, category, runs_out, by_hand, step, customers, regular)
            select :basis, g.category,
                   coalesce(mark.runs_out, g.customers >= :fewest and g.regular >= :regular), mark.runs_out is not null,
                   coalesce(s.typed_step, g.step, s.step), g.customers, g.regular
              from groups g
              left join segmentation.consumable_mark mark on mark.category = g.category
              left join segmentation.assortment_step s on s.category = g.category
             where coalesce(s.typed_step, g.step, s.step) > 0
            """.replace("{group}", GROUP);

    private final JdbcClient jdbc;
    private final Settings settings;

    Consumables(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Looks at every purchase up to now: seconds to minutes. Done before the basis holds, so nobody waits. */
    @Transactional(propagation = Propagation.MANDATORY)
    void survey(long basis, int level, Instant now) {
        // Of the bases before this one only the last may still be in use.
        jdbc.sql("""
                        delete from segmentation.consumable
                         where basis_id < (select max(id) from segmentation.prediction_basis where id < :basis)
                        """).param("basis", basis).update();
        jdbc.sql(SURVEY)
                .param("basis", basis)
                .param("level", level)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("zone", settings.zone().getId())
                .param("fewest", FEWEST_CUSTOMERS)
                .param("regular", LEAST_REGULAR)
                .update();
    }

    /** As last surveyed, those that run out first, the most bought first. */
    @Transactional(readOnly = true)
    public List<Consumable> list(int limit) {
        return jdbc.sql("""
                        select k.category, k.runs_out, k.step, k.customers, k.regular, mark.runs_out as mark
                          from segmentation.consumable k
                          left join segmentation.consumable_mark mark on mark.category = k.category
                         where k.basis_id = (select max(id) from segmentation.prediction_basis)
                         order by k.runs_out desc, k.customers desc, k.category limit :limit
                        """).param("limit", limit).query(Consumable.class).list();
    }

    /** The groups whose goods run out, by name. */
    @Transactional(readOnly = true)
    public List<String> runningOut() {
        return jdbc.sql("""
                        select category from segmentation.consumable
                         where runs_out and basis_id = (select max(id) from segmentation.prediction_basis)
                         order by category limit 200
                        """).query(String.class).list();
    }

    /** Says of a group whether its goods run out; null leaves it to the figures. Holds from the next run on. */
    @Transactional
    public void mark(String category, @Nullable Boolean runsOut) {
        if (runsOut == null) {
            jdbc.sql("delete from segmentation.consumable_mark where category = :category")
                    .param("category", category)
                    .update();
        } else if (known(category)) {
            jdbc.sql("""
                            insert into segmentation.consumable_mark (category, runs_out) values (:category, :runsOut)
                                on conflict (category) do update set runs_out = excluded.runs_out
                            """).param("category", category).param("runsOut", runsOut).update();
        } else {
            throw new NotFoundException("There is no such product group: " + category);
        }
    }

    private boolean known(String category) {
        return jdbc.sql(
                        "select exists (select from core.order_item where category = :category or category like :below)")
                .param("category", category)
                .param("below", category.replaceAll("([\\\\%_])", "\\\\$1") + "/%")
                .query(Boolean.class)
                .single();
    }

    /**
     * A product group and how regularly it is bought.
     *
     * @param step median days between two purchases of a customer
     * @param customers who bought it on three days or more
     * @param regular share of neighbouring pauses that differ less than twofold
     * @param mark what the marketer said, null when nothing
     */
    public record Consumable(
            String category,
            boolean runsOut,
            double step,
            long customers,
            @Nullable Double regular,
            @Nullable Boolean mark) {}
}
