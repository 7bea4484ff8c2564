package org.encorecrm.office.surveys;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.encorecrm.opinion.Nps;
import org.encorecrm.opinion.SurveyFigures.Week;
import org.jspecify.annotations.Nullable;

/**
 * Answers per week as a picture of 600 by 140: a bar per week, weeks without an answer left empty.
 *
 * @param highest the number of answers the highest bar stands for
 */
public record WeekChart(List<Bar> bars, long highest) {

    private static final double WIDTH = 600;
    private static final double HEIGHT = 140;
    private static final int MOST_WEEKS = 104;

    /** Null without answers. */
    static @Nullable WeekChart of(List<Week> weeks) {
        if (weeks.isEmpty()) {
            return null;
        }
        var last = weeks.get(weeks.size() - 1).monday();
        var first = weeks.get(0).monday();
        var earliest = last.minusWeeks(MOST_WEEKS - 1L);
        var from = first.isBefore(earliest) ? earliest : first;
        var shown = weeks.stream().filter(week -> !week.monday().isBefore(from)).toList();
        var highest = shown.stream().mapToLong(Week::answers).max().orElse(1);
        var step = Math.min(40, WIDTH / (ChronoUnit.WEEKS.between(from, last) + 1));
        var bars = new ArrayList<Bar>();
        for (var week : shown) {
            var height = HEIGHT * week.answers() / highest;
            bars.add(new Bar(
                    week.monday(),
                    week.answers(),
                    week.nps(),
                    ChronoUnit.WEEKS.between(from, week.monday()) * step + 0.5,
                    HEIGHT - height,
                    Math.max(1, step - 2),
                    height));
        }
        return new WeekChart(bars, highest);
    }

    /** A week, beginning on a Monday. */
    public record Bar(
            LocalDate monday, long answers, @Nullable Nps nps, double x, double y, double width, double height) {}
}
