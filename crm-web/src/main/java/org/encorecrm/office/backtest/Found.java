package org.encorecrm.office.backtest;

import java.util.Comparator;
import java.util.List;
import org.encorecrm.backtest.BacktestDay;
import org.jspecify.annotations.Nullable;

/**
 * What a backtest found, in figures one remembers.
 *
 * @param busiest the day when most entered, null when nobody ever did
 */
record Found(
        List<BacktestDay> days,
        long averageMembers,
        long entered,
        long left,
        long runs,
        long heldOut,
        @Nullable BacktestDay busiest) {

    static Found of(List<BacktestDay> days) {
        return new Found(
                days,
                Math.round(
                        days.stream().mapToLong(BacktestDay::members).average().orElse(0)),
                days.stream().mapToLong(BacktestDay::entered).sum(),
                days.stream().mapToLong(BacktestDay::left).sum(),
                sum(days.stream().map(BacktestDay::runs).toList()),
                sum(days.stream().map(BacktestDay::heldOut).toList()),
                days.stream()
                        .max(Comparator.comparingLong(BacktestDay::entered))
                        .filter(day -> day.entered() > 0)
                        .orElse(null));
    }

    private static long sum(List<@Nullable Long> numbers) {
        return numbers.stream().mapToLong(number -> number == null ? 0 : number).sum();
    }
}
