package org.encorecrm.assortment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.encorecrm.support.InvalidInputException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says from the shop's own history what a limit in days would catch, and what it would miss. */
@Service
@Transactional(readOnly = true)
public class Adviser {

    private static final int LONGEST = 36_500;

    private final JdbcClient jdbc;

    Adviser(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Empty while even the whole shop has too little history.
     *
     * @param category a path of categories; empty for the whole shop
     */
    public Optional<Advice> advise(String category, int days) {
        if (days < 0 || days > LONGEST) {
            throw new InvalidInputException("?days", "must be from 0 to " + LONGEST);
        }
        return jdbc.sql("""
                        select g.category as judged_by, g.judged_after, g.judged_on, g.customers,
                               s.gone, s.gone_caught, s.returned, s.returned_caught, i.pauses, i.pauses_reached
                          from (select * from segmentation.assortment_tally
                                 where category = any(:groups) and judged and judged_on is not null
                                 order by length(category) desc limit 1) g
                         cross join lateral (
                               select coalesce(sum(gone), 0) as gone,
                                      coalesce(sum(gone) filter (where days >= :days), 0) as gone_caught,
                                      coalesce(sum(returned), 0) as returned,
                                      coalesce(sum(returned) filter (where days >= :days), 0) as returned_caught
                                 from segmentation.assortment_silence
                                where survey_id = g.survey_id and category = g.category) s
                         cross join lateral (
                               select coalesce(sum(intervals), 0) as pauses,
                                      coalesce(sum(intervals) filter (where days >= :days), 0) as pauses_reached
                                 from segmentation.assortment_interval
                                where survey_id = g.survey_id and category = g.category) i
                        """)
                .param("groups", new CategoryPath(category).upwards().toArray(String[]::new))
                .param("days", days)
                .query((row, n) -> new Advice(
                        category,
                        days,
                        row.getString("judged_by"),
                        row.getObject("judged_on", LocalDate.class),
                        row.getInt("judged_after"),
                        row.getLong("gone"),
                        row.getLong("gone_caught"),
                        row.getLong("returned"),
                        row.getLong("returned_caught"),
                        row.getLong("customers") - row.getLong("gone") - row.getLong("returned"),
                        row.getLong("pauses"),
                        row.getLong("pauses_reached")))
                .optional();
    }

    /** The pauses of a group by their whole days, the shortest first. */
    public List<Pauses> distribution(String category) {
        return jdbc.sql("""
                        select i.days, i.intervals
                          from segmentation.assortment_step s
                          join segmentation.assortment_interval i
                            on i.survey_id = s.survey_id and i.category = s.category
                         where s.category = :category
                         order by i.days
                        """).param("category", category).query(Pauses.class).list();
    }

    /** How many pauses lasted so many whole days. */
    public record Pauses(int days, long intervals) {}
}
