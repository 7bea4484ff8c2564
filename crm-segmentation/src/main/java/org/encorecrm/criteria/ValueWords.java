package org.encorecrm.criteria;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.encorecrm.support.Span;

/** Values as people write them. */
final class ValueWords {

    private final Locale locale;
    private final ZoneId zone;

    ValueWords(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
    }

    String of(Field field, Operand operand) {
        if (operand instanceof Operand.Many many) {
            return many.values().stream().map(each -> of(field, each)).collect(Collectors.joining(", "));
        }
        if (operand instanceof Operand.Text text) {
            return option(field, text.value());
        }
        return of(operand);
    }

    String option(Field field, String value) {
        return field.options().stream()
                .filter(option -> option.value().equals(value))
                .map(option -> option.label().in(locale))
                .findFirst()
                .orElse(isRussian() ? "«" + value + "»" : "“" + value + "”");
    }

    String of(Operand operand) {
        if (operand instanceof Operand.Number number) {
            return of(number.value());
        }
        if (operand instanceof Operand.Flag flag) {
            return truth(flag.value());
        }
        if (operand instanceof Operand.Day day) {
            return of(day.value());
        }
        if (operand instanceof Operand.Moment moment) {
            return of(moment.value().atZone(zone));
        }
        return operand instanceof Operand.Length length ? of(length.span()) : "";
    }

    String truth(boolean value) {
        return new Label(value ? "yes" : "no", value ? "да" : "нет").in(locale);
    }

    String of(BigDecimal number) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(2);
        return format.format(number);
    }

    String of(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(day);
    }

    String of(ZonedDateTime moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .format(moment);
    }

    String of(Span span) {
        var parts = new ArrayList<String>();
        var days = span.days();
        add(parts, days.getYears(), "year", "years", "год", "года", "лет");
        add(parts, days.getMonths(), "month", "months", "месяц", "месяца", "месяцев");
        add(parts, days.getDays(), "day", "days", "день", "дня", "дней");
        add(parts, span.hours().toHours(), "hour", "hours", "час", "часа", "часов");
        add(parts, span.hours().toMinutesPart(), "minute", "minutes", "минуту", "минуты", "минут");
        if (parts.isEmpty()) {
            add(parts, 0, "day", "days", "день", "дня", "дней", true);
        }
        return String.join(" ", parts);
    }

    private void add(List<String> parts, long n, String one, String many, String ru1, String ru2, String ru5) {
        add(parts, n, one, many, ru1, ru2, ru5, false);
    }

    private void add(
            List<String> parts, long n, String one, String many, String ru1, String ru2, String ru5, boolean zeroToo) {
        if (n != 0 || zeroToo) {
            parts.add(n + " " + (isRussian() ? russian(n, ru1, ru2, ru5) : n == 1 ? one : many));
        }
    }

    String times(BigDecimal n) {
        return isRussian() ? russian(n.longValue(), "раз", "раза", "раз") : n.longValue() == 1 ? "time" : "times";
    }

    private static String russian(long n, String one, String few, String many) {
        var tens = n % 100;
        var ones = n % 10;
        if (tens >= 11 && tens <= 14 || ones == 0 || ones >= 5) {
            return many;
        }
        return ones == 1 ? one : few;
    }

    private boolean isRussian() {
        return locale.getLanguage().equals("ru");
    }
}
