package org.encorecrm.support.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One JSON value as one Java value, within what PostgreSQL can keep. */
final class Values {

    private static final BigDecimal LARGEST = new BigDecimal("1e15");
    private static final int DECIMALS = 10;
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Values() {}

    /** Text on one line, without the blanks around it; null when nothing is left. */
    static @Nullable String text(JsonNode node, int longest) {
        return text(node, longest, false);
    }

    static @Nullable String text(JsonNode node, int longest, boolean lines) {
        if (!node.isString()) {
            throw new Wrong("must be a string");
        }
        var text = node.stringValue().strip();
        checkCharacters(text, lines);
        if (text.codePointCount(0, text.length()) > longest) {
            throw new Wrong("must be at most " + longest + " characters long");
        }
        return text.isEmpty() ? null : text;
    }

    /** PostgreSQL refuses U+0000 and half of a surrogate pair; other control characters only do harm further on. */
    static void checkCharacters(String text, boolean lines) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new Wrong("must be well-formed Unicode");
            } else if (Character.isISOControl(c) && c != '\t' && !(lines && (c == '\n' || c == '\r'))) {
                throw new Wrong("must not contain control characters");
            }
        }
    }

    static BigDecimal decimal(JsonNode node) {
        if (!node.isNumber()) {
            throw new Wrong("must be a number");
        }
        return bounded(node.decimalValue());
    }

    private static BigDecimal bounded(BigDecimal number) {
        // The exponent first: 1e999999999 must not be written out.
        if (number.signum() != 0 && (long) number.precision() - number.scale() > 16) {
            throw new Wrong("must be less than 1e15");
        }
        var plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        if (plain.abs().compareTo(LARGEST) >= 0) {
            throw new Wrong("must be less than 1e15");
        }
        if (plain.scale() > DECIMALS) {
            throw new Wrong("must have at most " + DECIMALS + " decimals");
        }
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    static int integer(JsonNode node) {
        var number = decimal(node);
        try {
            return number.intValueExact();
        } catch (ArithmeticException fraction) {
            throw new Wrong("must be a whole number");
        }
    }

    static boolean truth(JsonNode node) {
        if (!node.isBoolean()) {
            throw new Wrong("must be true or false");
        }
        return node.booleanValue();
    }

    static Instant time(JsonNode node) {
        var text = text(node, 40);
        try {
            var time = OffsetDateTime.parse(String.valueOf(text)).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
                throw new Wrong("must be between 1900 and 2200");
            }
            return time;
        } catch (DateTimeException unreadable) {
            throw new Wrong("must be an ISO-8601 time with an offset");
        }
    }

    static LocalDate date(JsonNode node) {
        var text = text(node, 10);
        try {
            var date = LocalDate.parse(String.valueOf(text));
            if (date.getYear() < 1800 || date.getYear() >= 2200) {
                throw new Wrong("must be between 1800 and 2200");
            }
            return date;
        } catch (DateTimeException unreadable) {
            throw new Wrong("must be an ISO-8601 date");
        }
    }

    static Duration duration(JsonNode node) {
        var text = text(node, 40);
        try {
            return Duration.parse(String.valueOf(text));
        } catch (DateTimeException unreadable) {
            throw new Wrong("must be an ISO-8601 duration");
        }
    }

    /** Anything that fits into jsonb: no U+0000, no number out of bounds. */
    static void checkFree(JsonNode node) {
        if (node.isString()) {
            checkCharacters(node.stringValue(), true);
        } else if (node.isNumber()) {
            bounded(node.decimalValue());
        }
        node.propertyNames().forEach(name -> checkCharacters(name, false));
        node.values().forEach(Values::checkFree);
    }

    /** A value is not what the field takes. Thrown and caught within this package. */
    static final class Wrong extends RuntimeException {

        Wrong(String message) {
            super(message, null, false, false);
        }

        String words() {
            return String.valueOf(getMessage());
        }
    }
}
