package org.encorecrm.segment;

import org.encorecrm.support.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds the changes of sizes up, and the moves of days. Whoever wants exact ones adds those that are still waiting. */
@Component
class Population {

    private final JdbcClient jdbc;
    private final Settings settings;

    Population(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Answers whether there was anything to add. */
    @Transactional
    public boolean addUp() {
        var segments = jdbc.sql("""
                        with taken as (
                            delete from segmentation.population
                             where id in (select id from segmentation.population
                                           order by id limit 10000 for update skip locked)
                            returning segment_id, delta, at, making, entered, gone
                        ), days as (
                            insert into segmentation.move_day as d (segment_id, day, making, entered, gone)
                            select segment_id, (at at time zone :zone)::date, making, sum(entered), sum(gone)
                              from taken where at is not null group by 1, 2, 3 order by 1, 2, 3
                                on conflict (segment_id, day, making) do update
                               set entered = d.entered + excluded.entered, gone = d.gone + excluded.gone
                        ), sums as (
                            select segment_id, sum(delta) as delta from taken group by segment_id
                        )
                        update segmentation.segment s set members = s.members + sums.delta
                          from sums where s.id = sums.segment_id
                        """).param("zone", settings.zone().getId()).update();
        return segments > 0;
    }
}
