package org.encorecrm.criteria;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.encorecrm.support.DayForms;
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
        return DayForms.day(locale).format(day);
    }

    String of(ZonedDateTime moment) {
        return DayForms.moment(locale).format(moment);
    }

    String of(Span span) {
        return words(span, false);
    }

    /** As Russian says it after "less than": меньше 2 дней. */
    String lessThan(Span span) {
        return words(span, true);
    }

    /** After "in the": last 3 days, last month. */
    String last(Span span) {
        var words = of(span);
        var one = words.startsWith("1 ") && words.indexOf(' ', 2) < 0;
        if (!one) {
            return say("last ", "последние ") + words;
        }
        var unit = words.substring(2);
        return say("last ", unit.equals("минуту") ? "последнюю " : "последний ") + unit;
    }

    /** How much longer: 9 more days, ещё 9 дней. */
    String left(Duration time) {
        var days = time.plusDays(1).minusNanos(1).toDays();
        var hours = Math.max(1, time.plusHours(1).minusNanos(1).toHours());
        var words = time.toDays() < 1
                ? new Unit("more hour", "more hours", "час", "часа", "часов").of(hours, isRussian(), false)
                : new Unit("more day", "more days", "день", "дня", "дней").of(days, isRussian(), false);
        return say(words, "ещё " + words);
    }

    private String words(Span span, boolean genitive) {
        var days = span.days();
        var parts = new ArrayList<String>();
        add(parts, days.getYears(), new Unit("year", "years", "год", "года", "лет"), genitive);
        add(parts, days.getMonths(), new Unit("month", "months", "месяц", "месяца", "месяцев"), genitive);
        add(parts, days.getDays(), DAY, genitive);
        add(parts, span.hours().toHours(), new Unit("hour", "hours", "час", "часа", "часов"), genitive);
        add(parts, span.hours().toMinutesPart(), new Unit("minute", "minutes", "минуту", "минуты", "минут"), genitive);
        return parts.isEmpty() ? DAY.of(0, isRussian(), genitive) : String.join(" ", parts);
    }

    private void add(List<String> parts, long n, Unit unit, boolean genitive) {
        if (n != 0) {
            parts.add(unit.of(n, isRussian(), genitive));
        }
    }

    /** @param compared whether "at least" or the like stands before the number */
    String times(BigDecimal n, boolean compared) {
        var words = new Unit("time", "times", "раз", "раза", "раз").of(n.longValue(), isRussian(), compared);
        return words.substring(words.indexOf(' ') + 1);
    }

    private String say(String en, String ru) {
        return isRussian() ? ru : en;
    }

    private boolean isRussian() {
        return locale.getLanguage().equals("ru");
    }

    private static final Unit DAY = new Unit("day", "days", "день", "дня", "дней");

    /** A word that follows a number. */
    private record Unit(String one, String many, String ruOne, String ruFew, String ruMany) {

        String of(long n, boolean russian, boolean genitive) {
            if (!russian) {
                return n + " " + (n == 1 ? one : many);
            }
            var ones = n % 10;
            var teen = n % 100 >= 11 && n % 100 <= 14;
            if (ones == 1 && !teen) {
                return n + " " + (genitive ? ruFew : ruOne);
            }
            return n + " " + (ones >= 2 && ones <= 4 && !teen && !genitive ? ruFew : ruMany);
        }
    }
}
