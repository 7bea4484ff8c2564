package org.encorecrm.demo.shop;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a customer mainly comes for.
 *
 * @param rhythmDays how often a regular buyer comes back for it
 * @param season how much busier than usual each month is, January first
 */
public record Department(String key, double weight, double rhythmDays, List<Double> season) {

    /** How likely somebody who would buy on this day really does, the busiest month being certain. */
    double mood(LocalDate day) {
        var busiest = season.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        return season.get(day.getMonthValue() - 1) / busiest * (holidays(day) ? 1.15 : 1);
    }

    /** The weeks before the days on which men and women are given presents. */
    private static boolean holidays(LocalDate day) {
        return Stream.of(day.withMonth(2).withDayOfMonth(23), day.withMonth(3).withDayOfMonth(8))
                .anyMatch(feast -> !day.isAfter(feast) && day.isAfter(feast.minusDays(10)));
    }
}
