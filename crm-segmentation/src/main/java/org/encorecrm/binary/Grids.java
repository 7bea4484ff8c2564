package org.encorecrm.binary;

import java.time.ZoneOffset;
import org.encorecrm.metrics.EvaluationTime;
import org.encorecrm.support.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the time before now is cut into periods, per product group: by the steps and settings, in versions. */
@Service
public class Grids {

    /** The groups whose step, or the settings, are others than those of the newest grid. */
    private static final String OUTDATED = """
            from segmentation.assortment_step s
              left join lateral (select g.days, g.periods, g.doubling from segmentation.binary_grid g
                                where g.category = s.category order by g.id desc limit 1) held on true
             where (held.days, held.periods, held.doubling) is distinct from (s.step, :periods, :doubling)
            """;

    private final JdbcClient jdbc;
    private final WordSettings settings;
    private final EvaluationTime time;
    private final BusinessClock clock;

    Grids(JdbcClient jdbc, WordSettings settings, EvaluationTime time, BusinessClock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.time = time;
        this.clock = clock;
    }

    /**
     * Makes what steps and settings say hold. Evaluations under way finish first, so that whoever was read by an older
     * grid is found when the new one is applied.
     *
     * @return whether anything changed
     */
    @Transactional
    public boolean refresh() {
        var outdated = jdbc.sql("select exists (select " + OUTDATED + ")")
                .param("periods", settings.periods())
                .param("doubling", settings.doubling())
                .query(Boolean.class)
                .single();
        if (!outdated) {
            return false;
        }
        time.alone();
        return jdbc.sql("""
                        insert into segmentation.binary_grid (category, days, periods, doubling, at)
                        select s.category, s.step, :periods, :doubling, :now
                        """ + OUTDATED)
                        .param("periods", settings.periods())
                        .param("doubling", settings.doubling())
                        .param("now", clock.now().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** Whether customers may still be kept by an older grid, or by older shares. */
    @Transactional(readOnly = true)
    public boolean unsettled() {
        return jdbc.sql("""
                        select exists (select from segmentation.binary_grid where applied_at is null)
                            or exists (select from segmentation.binary_word where percent is distinct from applied_percent)
                        """).query(Boolean.class).single();
    }
}
