package org.encorecrm.assortment;

import java.sql.Types;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** From counted pauses to the figures of each product group. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class StepFigures {

    /**
     * Quantiles with linear interpolation, as {@code percentile_cont} has them, from the counted pauses: of n in order
     * the one at place p·(n − 1), counted from 0, and between two places in proportion.
     */
    private static final String COMPUTE = """
            with counted as (
                select category, days, intervals,
                       sum(intervals) over (partition by category order by days) as upto,
                       sum(intervals) over (partition by category) as n
                  from segmentation.assortment_interval
                 where survey_id = :survey),
            figures as (
                select category, n, sum(days * intervals) / n as mean,
                       %s
                  from counted
                 group by category, n),
            known as (
                select t.category, t.customers, t.returned, coalesce(f.n, 0) as n, round(f.mean, 2) as mean,
                       round(f.lower_quartile, 2) as lower_quartile, round(f.median, 2) as median,
                       round(f.upper_quartile, 2) as upper_quartile, round(f.late, 2) as late,
                       case when f.n >= :enough then greatest(1, round(f.median))::integer end as own_step,
                       case when f.n >= :enough then greatest(1, coalesce(:goneAfter, ceil(f.late)))::integer end
                           as judged_after
                  from segmentation.assortment_tally t
                  left join figures f on f.category = t.category
                 where t.survey_id = :survey)
            insert into segmentation.assortment_step as s
                   (category, survey_id, customers, returned, intervals, mean, lower_quartile, median, upper_quartile,
                    late, own_step, judged_after, computed_at, step, step_of)
            select category, :survey, customers, returned, n, mean, lower_quartile, median, upper_quartile,
                   late, own_step, judged_after, :at, 1, category
              from known
                on conflict (category) do update
               set (survey_id, customers, returned, intervals, mean, lower_quartile, median, upper_quartile, late,
                    own_step, judged_after, computed_at)
                 = row (excluded.survey_id, excluded.customers, excluded.returned, excluded.intervals, excluded.mean,
                    excluded.lower_quartile, excluded.median, excluded.upper_quartile, excluded.late,
                    excluded.own_step, excluded.judged_after, excluded.computed_at)
            """.formatted(Stream.of(
                    quantile("0.25", "lower_quartile"),
                    quantile("0.5", "median"),
                    quantile("0.75", "upper_quartile"),
                    quantile("0.95", "late"))
            .collect(Collectors.joining(",\n           ")));

    private final JdbcClient jdbc;
    private final Settings settings;
    private final AssortmentSteps steps;

    StepFigures(JdbcClient jdbc, Settings settings, AssortmentSteps steps) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.steps = steps;
    }

    /** What surveys counted that never came to their end. */
    public void forgetUnfinished(Survey survey) {
        forget(survey, """
                and survey_id not in (select survey_id from segmentation.assortment_step where survey_id is not null
                                      union all select survey_id from segmentation.assortment_tally where judged)""");
    }

    /** Makes what this survey counted the figures that hold. */
    public void compute(Survey survey) {
        jdbc.sql(COMPUTE)
                .param("survey", survey.id())
                .param("at", survey.at().atOffset(ZoneOffset.UTC))
                .param("enough", enough(settings))
                .param("goneAfter", goneAfter(), Types.NUMERIC)
                .update();
        jdbc.sql("""
                        delete from segmentation.assortment_step
                         where survey_id is distinct from :survey and typed_step is null and category <> ''
                        """).param("survey", survey.id()).update();
        jdbc.sql("""
                        update segmentation.assortment_step
                           set (survey_id, customers, returned, intervals, mean, lower_quartile, median,
                                upper_quartile, late, own_step, judged_after, computed_at)
                             = row (:survey, 0, 0, 0, null, null, null, null, null, null, null, :at)
                         where survey_id is distinct from :survey
                        """)
                .param("survey", survey.id())
                .param("at", survey.at().atOffset(ZoneOffset.UTC))
                .update();
        steps.settle();
        jdbc.sql("""
                        update segmentation.assortment_tally t
                           set judged_after = s.judged_after,
                               judged_on = (cast(:at as timestamptz) at time zone :zone)::date - s.judged_after
                          from segmentation.assortment_step s
                         where t.survey_id = :survey and s.category = t.category and s.judged_after is not null
                        """)
                .param("survey", survey.id())
                .param("at", survey.at().atOffset(ZoneOffset.UTC))
                .param("zone", settings.zone().getId())
                .update();
    }

    /** Makes the judgements of this survey those that advice is given by. */
    public void judged(Survey survey) {
        jdbc.sql("update segmentation.assortment_tally set judged = true where survey_id = :survey")
                .param("survey", survey.id())
                .update();
        forget(survey, "");
    }

    /** With fewer pauses a group has no figures to go by: the setting {@code assortment.minimumIntervals}. */
    static int enough(Settings settings) {
        return AssortmentTuning.ENOUGH.wholeOf(settings);
    }

    /** The setting {@code assortment.goneAfter} in days; without it the 95th percentile of the group's pauses. */
    private @Nullable Integer goneAfter() {
        var days = AssortmentTuning.GONE_AFTER.of(settings);
        return days.isBlank() ? null : Integer.valueOf(days);
    }

    private void forget(Survey survey, String but) {
        for (var table : new String[] {"assortment_interval", "assortment_tally", "assortment_silence"}) {
            jdbc.sql("delete from segmentation.%s where survey_id <> :survey %s".formatted(table, but))
                    .param("survey", survey.id())
                    .update();
        }
    }

    private static String quantile(String fraction, String name) {
        return """
                min(days) filter (where upto > floor(%1$s * (n - 1)))
                + (min(days) filter (where upto > ceil(%1$s * (n - 1)))
                   - min(days) filter (where upto > floor(%1$s * (n - 1))))
                  * (%1$s * (n - 1) - floor(%1$s * (n - 1))) as %2$s""".formatted(fraction, name);
    }
}
