package org.encorecrm.support;

import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How people are told days and moments, the day before the month in either language. */
public final class DayForms {

    private DayForms() {}

    /** In a letter: 21 November 2026. */
    public static DateTimeFormatter inFull(Locale locale) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", locale);
    }

    /** On a page: 21 Nov 2026. */
    public static DateTimeFormatter day(Locale locale) {
        return DateTimeFormatter.ofPattern("d MMM yyyy", locale);
    }

    /** On a page: 21 Nov 2026, 10:15. */
    public static DateTimeFormatter moment(Locale locale) {
        return DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", locale);
    }
}
