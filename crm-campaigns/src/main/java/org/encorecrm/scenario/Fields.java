package org.encorecrm.scenario;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.encorecrm.support.Span;
import org.encorecrm.support.Violation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of one JSON object, read strictly: whatever is wrong becomes a violation with its pointer. */
record Fields(JsonNode node, String pointer, List<Violation> violations) {

    /** Complains about every field that is not one of these. */
    Fields only(Set<String> known) {
        node.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> wrong(name, "unknown property"));
        return this;
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    String text(String name, int longest) {
        var value = node.get(name);
        if (value == null || !value.isString() || value.stringValue().isBlank()) {
            wrong(name, "must be a text");
            return "";
        }
        if (value.stringValue().length() > longest) {
            wrong(name, "must not be longer than " + longest + " characters");
        }
        return value.stringValue().strip();
    }

    boolean flag(String name, boolean otherwise) {
        var value = node.get(name);
        if (value == null || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            wrong(name, "must be true or false");
        }
        return value.asBoolean(otherwise);
    }

    BigDecimal share(String name) {
        var value = node.get(name);
        if (value == null || value.isNull()) {
            return BigDecimal.ZERO;
        }
        var number = value.isNumber() ? value.decimalValue() : BigDecimal.ONE;
        if (number.signum() < 0 || number.compareTo(BigDecimal.ONE) >= 0) {
            wrong(name, "must be a number from 0 to below 1");
            return BigDecimal.ZERO;
        }
        return number;
    }

    @Nullable
    Span span(String name) {
        var value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        try {
            var span = Span.parse(value.isString() ? value.stringValue() : "");
            if (span.isPositive() && span.isShort()) {
                return span;
            }
        } catch (RuntimeException unreadable) {
            // Said below, in words of ours.
        }
        wrong(name, "must be a positive ISO-8601 duration up to ten years, such as P7D or PT1H");
        return null;
    }

    <E extends Enum<E>> @Nullable E word(String name, Class<E> type, @Nullable E otherwise) {
        var value = node.get(name);
        if (otherwise != null && (value == null || value.isNull())) {
            return otherwise;
        }
        Predicate<E> named = known -> value != null
                && value.isString()
                && known.name().toLowerCase(Locale.ROOT).equals(value.stringValue());
        var found = Arrays.stream(type.getEnumConstants()).filter(named).findFirst();
        if (found.isEmpty()) {
            wrong(
                    name,
                    Arrays.stream(type.getEnumConstants())
                            .map(known -> known.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", ", "must be one of ", "")));
        }
        return found.orElse(null);
    }

    void wrong(String name, String message) {
        violations.add(new Violation(at(name), message));
    }

    String at(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
