package org.encorecrm.support;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which days the shop works: Monday to Friday but for listed holidays, and on listed days even at a weekend. The lists
 * are the settings {@code calendar.holidays} and {@code calendar.workdays}; until somebody lists holidays they are the
 * fixed public ones of the shop's country.
 */
@Component
public class ProductionCalendar {

    private static final String HOLIDAYS = "calendar.holidays";
    private static final String WORKDAYS = "calendar.workdays";

    /** A calendar with no working day in it ends nothing. */
    private static final int FURTHEST_DAYS = 1000;

    private final Settings settings;

    ProductionCalendar(Settings settings) {
        this.settings = settings;
    }

    public CalendarDays holidays() {
        return settings.find(HOLIDAYS)
                .map(CalendarDays::of)
                .orElseGet(() -> CalendarDays.usual(settings.phoneRegion()));
    }

    /** Weekends that are worked, as when a holiday was moved. */
    public CalendarDays workdays() {
        return CalendarDays.of(settings.get(WORKDAYS, ""));
    }

    @Transactional
    public void save(CalendarDays holidays, CalendarDays workdays) {
        settings.put(HOLIDAYS, String.join(" ", holidays.words()));
        settings.put(WORKDAYS, String.join(" ", workdays.words()));
    }

    /** The same time of day, so many working days later. */
    public ZonedDateTime after(ZonedDateTime from, int workingDays) {
        return after(from, workingDays, holidays(), workdays());
    }

    static ZonedDateTime after(ZonedDateTime from, int workingDays, CalendarDays holidays, CalendarDays workdays) {
        var day = from;
        var last = from.plusDays(FURTHEST_DAYS);
        for (var left = workingDays; left > 0 && day.isBefore(last); ) {
            day = day.plusDays(1);
            if (works(day.toLocalDate(), holidays, workdays)) {
                left--;
            }
        }
        return day;
    }

    /** What is listed as worked wins. */
    private static boolean works(LocalDate day, CalendarDays holidays, CalendarDays workdays) {
        var weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return workdays.contains(day) || !weekend && !holidays.contains(day);
    }
}
