package org.encorecrm.segment;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds the changes of sizes up. Whoever wants the exact size adds those that are still waiting. */
@Component
class Population {

    private final JdbcClient jdbc;

    Population(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Answers whether there was anything to add. */
    @Transactional
    public boolean addUp() {
        var segments = jdbc.sql("""
                        with taken as (
                            delete from segmentation.population
                             where id in (select id from segmentation.population
                                           order by id limit 10000 for update skip locked)
                            returning segment_id, delta
                        ), sums as (
                            select segment_id, sum(delta) as delta from taken group by segment_id
                        )
                        update segmentation.segment s set members = s.members + sums.delta
                          from sums where s.id = sums.segment_id
                        """).update();
        return segments > 0;
    }
}
