package org.encorecrm.binary;

import org.encorecrm.assortment.PurchaseDays;
import org.encorecrm.assortment.Survey;
import org.encorecrm.assortment.Walk;
import org.encorecrm.support.Settings;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The third walk: which words customers have now, which they had on earlier days one period apart, and who bought in the
 * period after such a day. Periods of all those days fall together, so a customer's whole history is one row of bits:
 * bit p says whether they bought p periods ago, and on the day j periods ago their word was what lies above bit j − 1.
 */
@Component
@Order(3)
class WordWalk implements Walk {

    private static final String COUNT = """
            with days as (%s),
            grids as (
                select distinct on (g.category) g.id, g.category, g.days, g.periods
                  from segmentation.binary_grid g
                 order by g.category, g.id desc),
            lives as (
                select g.id as grid_id, g.periods, max(p.ago) as oldest,
                       bit_or(case when p.ago < g.periods + :anchors then 1::bigint << p.ago else 0 end) as bits
                  from days d
                  join grids g on g.category = d.category
                 cross join lateral (
                       select ((cast(:now as timestamptz) at time zone :zone)::date - d.day) / g.days as ago) p
                 group by g.id, g.periods, d.customer_id)
            insert into segmentation.binary_tally as t (survey_id, grid_id, word, customers, observed, bought)
            select :survey, grid_id, left(reverse((bits >> j)::bit(64)::text), periods),
                   count(*) filter (where j = 0), count(*) filter (where j > 0),
                   count(*) filter (where j > 0 and (bits >> greatest(j - 1, 0)) & 1 = 1)
              from lives cross join generate_series(0, :anchors) j
             where oldest >= j
             group by 2, 3
                on conflict (survey_id, grid_id, word) do update
               set customers = t.customers + excluded.customers, observed = t.observed + excluded.observed,
                   bought = t.bought + excluded.bought
            """.formatted(PurchaseDays.OF_PORTION);

    private final JdbcClient jdbc;
    private final Settings settings;
    private final WordSettings words;
    private final Grids grids;
    private final WordShares shares;

    WordWalk(JdbcClient jdbc, Settings settings, WordSettings words, Grids grids, WordShares shares) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.words = words;
        this.grids = grids;
        this.shares = shares;
    }

    @Override
    public void begin(Survey survey) {
        grids.refresh();
        shares.forgetUnfinished();
    }

    @Override
    public void portion(Survey survey, Portion portion) {
        PurchaseDays.bound(jdbc, COUNT, survey, portion, settings.zone())
                .param("anchors", words.anchors())
                .update();
    }

    @Override
    public void finish(Survey survey) {
        shares.replace(survey);
    }
}
