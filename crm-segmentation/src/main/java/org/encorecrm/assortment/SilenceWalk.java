package org.encorecrm.assortment;

import org.encorecrm.support.Settings;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The second walk: on the latest day that can be judged, how long each customer had been silent, and whether they came
 * back since.
 */
@Component
@Order(2)
class SilenceWalk implements Walk {

    private static final String COUNT = """
            with days as (%s),
            lives as (
                select g.category, g.judged_on - max(d.day) filter (where d.day <= g.judged_on) as silent,
                       max(d.day) > g.judged_on as returned
                  from segmentation.assortment_tally g
                  join days d on d.category = g.category
                 where g.survey_id = :survey and g.judged_on is not null
                 group by g.category, g.judged_on, d.customer_id)
            insert into segmentation.assortment_silence as s (survey_id, category, days, returned, gone)
            select :survey, category, silent, count(*) filter (where returned), count(*) filter (where not returned)
              from lives
             where silent is not null
             group by category, silent
                on conflict (survey_id, category, days) do update
               set returned = s.returned + excluded.returned, gone = s.gone + excluded.gone
            """.formatted(PurchaseDays.OF_PORTION);

    private final JdbcClient jdbc;
    private final Settings settings;
    private final StepFigures figures;

    SilenceWalk(JdbcClient jdbc, Settings settings, StepFigures figures) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.figures = figures;
    }

    @Override
    public void begin(Survey survey) {}

    @Override
    public void portion(Survey survey, Portion portion) {
        PurchaseDays.bound(jdbc, COUNT, survey, portion, settings.zone()).update();
    }

    @Override
    public void finish(Survey survey) {
        figures.judged(survey);
    }
}
