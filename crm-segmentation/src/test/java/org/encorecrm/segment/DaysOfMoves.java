package org.encorecrm.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.encorecrm.support.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The kept days of segments, with what waits to be added to them, beside their moves. */
class DaysOfMoves {

    private static final String DIFFERENT = """
            with chosen as (select id from segmentation.segment where key = any(:keys)),
            told as (
                select segment_id, day, making, sum(entered) as entered, sum(gone) as gone
                  from (select segment_id, day, making, entered, gone from segmentation.move_day
                         union all
                        select segment_id, (at at time zone :zone)::date, making, entered, gone
                          from segmentation.population) each
                 where segment_id in (select id from chosen) group by 1, 2, 3
            ), moved as (
                select segment_id, (at at time zone :zone)::date as day, cause = 'created' as making,
                       count(*) filter (where entered) as entered, count(*) filter (where not entered) as gone
                  from segmentation.move where segment_id in (select id from chosen) group by 1, 2, 3
            )
            select 'told ' || d from (table told except table moved) d
             union all
            select 'moved ' || d from (table moved except table told) d
            """;

    private final JdbcClient jdbc;
    private final Population population;
    private final Settings settings;

    DaysOfMoves(JdbcClient jdbc, Population population, Settings settings) {
        this.jdbc = jdbc;
        this.population = population;
        this.settings = settings;
    }

    /** Before they are added up and afterwards. */
    void areTrue(Collection<String> keys) {
        assertThat(different(keys)).isEmpty();
        while (population.addUp()) {}
        assertThat(different(keys)).isEmpty();
    }

    private Collection<String> different(Collection<String> keys) {
        return jdbc.sql(DIFFERENT)
                .param("keys", keys.toArray(String[]::new))
                .param("zone", settings.zone().getId())
                .query(String.class)
                .list();
    }
}
