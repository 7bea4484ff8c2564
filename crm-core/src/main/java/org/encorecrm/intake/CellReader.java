package org.encorecrm.intake;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Turns the text of a cell into the value that a document of the API has in its place. */
final class CellReader {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Dates dates;
    private final Numbers numbers;
    private final Map<String, String> statuses;

    /** @param statuses codes by every word for them, in lower case */
    CellReader(ImportOptions options, boolean commasSeparate, ZoneId zone, Map<String, String> statuses) {
        this.dates = new Dates(options.dateFormat(), zone);
        this.numbers = new Numbers(
                options.decimal() == null ? !commasSeparate : options.decimal().equals(","));
        this.statuses = statuses;
    }

    /** The cell does not say what its column should. */
    static final class Wrong extends RuntimeException {
        Wrong(String message) {
            super(message, null, false, false);
        }

        String words() {
            return String.valueOf(getMessage());
        }
    }

    JsonNode read(CellType type, String cell) {
        // What our own file of rejected lines put before a formula.
        var text = cell.length() > 1 && cell.charAt(0) == '\'' ? cell.substring(1) : cell;
        return switch (type) {
            case TEXT, EMAIL, PHONE, FULL_NAME, ANYTHING -> JSON.stringNode(text.replaceAll("\\R+", " "));
            case DATE ->
                JSON.stringNode(
                        some(dates.date(text).orElse(null), "is not a date").toString());
            case TIME ->
                JSON.stringNode(
                        some(dates.moment(text).orElse(null), "is not a date").toString());
            case NUMBER -> JSON.numberNode(some(numbers.of(text).orElse(null), "must be a number"));
            case WHOLE -> JSON.numberNode(whole(text));
            case TRUTH, CONSENT -> JSON.booleanNode(some(Words.truth(text), "must be yes or no"));
            case SEX -> JSON.stringNode(some(Words.sex(text), "must be male or female"));
            case STATUS -> JSON.stringNode(statuses.getOrDefault(text.toLowerCase(Locale.ROOT), text));
            case LIST -> list(text);
        };
    }

    private java.math.BigDecimal whole(String text) {
        return some(numbers.of(text).orElse(null), "must be a whole number");
    }

    private static JsonNode list(String text) {
        var array = JSON.arrayNode();
        elements(text).forEach(array::add);
        return array;
    }

    private static List<String> elements(String text) {
        return Arrays.stream(text.split("[,;|]"))
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .distinct()
                .toList();
    }

    private static <T> T some(@Nullable T value, String otherwise) {
        if (value == null) {
            throw new Wrong(otherwise);
        }
        return value;
    }
}
