package org.encorecrm.criteria;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.encorecrm.support.Span;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads single values of the type that a field and an operator ask for. */
final class ScalarReader {

    private static final int LONGEST_TEXT = 1000;
    private static final int LONGEST_YEARS = 200;
    private static final Instant EARLIEST = Instant.parse("1800-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2300-01-01T00:00:00Z");

    private final Violations violations;

    ScalarReader(Violations violations) {
        this.violations = violations;
    }

    Operand.@Nullable Scalar read(JsonNode json, String pointer, Field field, Operator operator) {
        return switch (field.type()) {
            case TEXT, PATH -> text(json, pointer);
            case CHOICE, TAGS -> choice(json, pointer, field);
            case NUMBER -> number(json, pointer);
            case BOOLEAN ->
                json.isBoolean()
                        ? new Operand.Flag(json.booleanValue())
                        : violations.add(pointer, "must be true or false");
            case DATE -> day(json, pointer);
            case INSTANT -> moment(json, pointer);
            case ANY, OPEN -> any(json, pointer, operator);
        };
    }

    private Operand.@Nullable Scalar any(JsonNode json, String pointer, Operator operator) {
        var textOnly = switch (operator) {
            case CONTAINS, NOT_CONTAINS, STARTS_WITH, UNDER -> true;
            default -> false;
        };
        if (json.isNumber() && !textOnly) {
            return number(json, pointer);
        }
        var equality = operator == Operator.EQ || operator == Operator.NE;
        return json.isBoolean() && equality ? new Operand.Flag(json.booleanValue()) : text(json, pointer);
    }

    private Operand.@Nullable Text text(JsonNode json, String pointer) {
        if (!json.isString()) {
            return violations.add(pointer, "must be a text");
        }
        var text = json.stringValue();
        if (text.isEmpty() || text.length() > LONGEST_TEXT || !storable(text)) {
            return violations.add(pointer, "must be a text of 1 to " + LONGEST_TEXT + " characters");
        }
        return new Operand.Text(text);
    }

    /** PostgreSQL keeps neither NUL nor half a surrogate pair. */
    static boolean storable(String text) {
        return text.indexOf('\0') < 0 && text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    private Operand.@Nullable Text choice(JsonNode json, String pointer, Field field) {
        var text = text(json, pointer);
        if (text == null
                || field.options().isEmpty()
                || field.options().stream().anyMatch(each -> each.value().equals(text.value()))) {
            return text;
        }
        var words = field.options().stream().map(Option::value).toList();
        return violations.add(pointer, "must be one of " + String.join(", ", words));
    }

    Operand.@Nullable Number number(JsonNode json, String pointer) {
        if (!json.isNumber()) {
            return violations.add(pointer, "must be a number");
        }
        var number = json.decimalValue();
        return reasonable(number)
                ? new Operand.Number(number)
                : violations.add(pointer, "must be a number of reasonable size");
    }

    private static boolean reasonable(BigDecimal number) {
        return number.precision() <= 30 && Math.abs((long) number.scale()) <= 18;
    }

    private Operand.@Nullable Day day(JsonNode json, String pointer) {
        var moment = json.isString() && json.stringValue().length() == 10 ? moment(json, pointer) : null;
        return moment instanceof Operand.Day day ? day : violations.add(pointer, "must be a date such as 2026-11-21");
    }

    Operand.@Nullable Scalar moment(JsonNode json, String pointer) {
        try {
            var text = json.isString() ? json.stringValue() : "";
            var moment = text.length() == 10
                    ? new Operand.Day(LocalDate.parse(text))
                    : new Operand.Moment(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS));
            var at = Window.startOf(moment, ZoneOffset.UTC);
            if (!at.isBefore(EARLIEST) && at.isBefore(LATEST)) {
                return moment;
            }
        } catch (DateTimeException unreadable) {
            // answered below
        }
        return violations.add(pointer, "must be a date such as 2026-11-21 or a time with an offset");
    }

    Operand.@Nullable Length length(JsonNode json, String pointer) {
        try {
            var span = Span.parse(json.isString() ? json.stringValue() : "");
            var days = span.days();
            var years = days.toTotalMonths() / 12
                    + days.getDays() / 365
                    + span.hours().toDays() / 365;
            if (!days.isNegative() && !span.hours().isNegative() && years <= LONGEST_YEARS) {
                return new Operand.Length(span);
            }
        } catch (DateTimeException | ArithmeticException unreadable) {
            // answered below
        }
        return violations.add(pointer, "must be a duration such as P45D or PT1H");
    }
}
