package org.encorecrm.criteria;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;
import java.util.TreeSet;
import org.encorecrm.support.Span;

/** Days without a year, as birthdays are looked up. */
record DaysOfYear(Set<MonthDay> days) {

    private static final MonthDay LEAP_DAY = MonthDay.of(2, 29);

    /** The anniversaries that come into a window ahead during the tick, and those that pass. */
    static DaysOfYear anniversaries(Tick tick, Span ahead) {
        var days = new TreeSet<MonthDay>();
        add(days, ahead.after(tick.firstDay()), ahead.after(tick.lastDay()));
        add(days, tick.firstDay().minusDays(1), tick.lastDay().minusDays(1));
        return new DaysOfYear(days);
    }

    /** The birthdays that come during the tick. */
    static DaysOfYear birthdays(Tick tick) {
        var days = new TreeSet<MonthDay>();
        add(days, tick.firstDay(), tick.lastDay());
        return new DaysOfYear(days);
    }

    /** (after, upTo]. Whoever was born on 29 February has the day before or after in other years. */
    private static void add(Set<MonthDay> days, LocalDate after, LocalDate upTo) {
        for (var day = after.plusDays(1); !day.isAfter(upTo) && days.size() < 366; day = day.plusDays(1)) {
            days.add(MonthDay.from(day));
        }
        if (days.contains(MonthDay.of(2, 28)) || days.contains(MonthDay.of(3, 1))) {
            days.add(LEAP_DAY);
        }
    }

    Sql of(Field field, Tick tick) {
        return DefaultFlips.customers(field, tick, value -> {
            var day = field.type() == ValueType.INSTANT ? Comparing.dayOf(value, tick.zone()) : value;
            return Sql.of(
                    "(extract(month from %s), extract(day from %s)) in (select * from unnest(?::numeric[], ?::numeric[]))",
                    day,
                    day,
                    days.stream()
                            .map(each -> BigDecimal.valueOf(each.getMonthValue()))
                            .toArray(BigDecimal[]::new),
                    days.stream()
                            .map(each -> BigDecimal.valueOf(each.getDayOfMonth()))
                            .toArray(BigDecimal[]::new));
        });
    }
}
