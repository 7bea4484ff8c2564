package org.encorecrm.office.rfm;

import org.encorecrm.metrics.Boundaries;
import org.encorecrm.metrics.Rfm;
import org.encorecrm.metrics.RfmGrid;
import org.encorecrm.metrics.RfmQuestion;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.encorecrm.tally.Tally;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Grids as questions to the figures, cut as the settings say. */
@Component
class GridQuestions {

    private final Boundaries boundaries;
    private final BusinessClock clock;
    private final Settings settings;

    GridQuestions(Boundaries boundaries, BusinessClock clock, Settings settings) {
        this.boundaries = boundaries;
        this.clock = clock;
        this.settings = settings;
    }

    /** The kept scores of everybody are counted, everything else is computed from every order. */
    @Bean
    static Tally<GridAsked, RfmGrid> rfmGrid(Rfm rfm, GridQuestions questions) {
        return new Tally<>(
                "rfm-grid",
                GridAsked.class,
                RfmGrid.class,
                asked -> asked.isKept() ? rfm.grid() : rfm.grid(questions.of(asked)));
    }

    RfmQuestion of(GridAsked asked) {
        var now = clock.now();
        var day = asked.day();
        var end = day == null
                ? now
                : day.plusDays(1).atStartOfDay(settings.zone()).toInstant();
        return new RfmQuestion(end.isAfter(now) ? now : end, boundaries.cuts(), asked.category(), null);
    }
}
