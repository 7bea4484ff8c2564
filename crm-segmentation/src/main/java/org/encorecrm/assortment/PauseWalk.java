package org.encorecrm.assortment;

import org.encorecrm.support.Settings;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The first walk: how many pauses of how many days, per product group. */
@Component
@Order(1)
class PauseWalk implements Walk {

    private static final String COUNT = """
            with days as (%s),
            pauses as (
                select category, customer_id, row_number() over purchases as n,
                       day - lag(day) over purchases as days
                  from days
                window purchases as (partition by category, customer_id order by day)),
            tallied as (
                insert into segmentation.assortment_tally as t (survey_id, category, customers, returned)
                select :survey, category, count(*) filter (where n = 1), count(*) filter (where n = 2)
                  from pauses
                 where n <= 2
                 group by category
                    on conflict (survey_id, category) do update
                   set customers = t.customers + excluded.customers, returned = t.returned + excluded.returned)
            insert into segmentation.assortment_interval as i (survey_id, category, days, intervals)
            select :survey, category, days, count(*)
              from pauses
             where days is not null
             group by category, days
                on conflict (survey_id, category, days) do update set intervals = i.intervals + excluded.intervals
            """.formatted(PurchaseDays.OF_PORTION);

    private final JdbcClient jdbc;
    private final Settings settings;
    private final StepFigures figures;

    PauseWalk(JdbcClient jdbc, Settings settings, StepFigures figures) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.figures = figures;
    }

    @Override
    public void begin(Survey survey) {
        figures.forgetUnfinished(survey);
    }

    @Override
    public void portion(Survey survey, Portion portion) {
        PurchaseDays.bound(jdbc, COUNT, survey, portion, settings.zone()).update();
    }

    @Override
    public void finish(Survey survey) {
        figures.compute(survey);
    }
}
