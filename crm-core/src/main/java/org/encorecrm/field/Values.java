package org.encorecrm.field;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.encorecrm.support.json.Canonical;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads values of fields as people, files and shops write them, into the one spelling that is stored. */
final class Values {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,15}(\\.[0-9]{1,10})?");
    private static final Map<String, Boolean> FLAGS = Map.of(
            "true", true, "yes", true, "1", true, "да", true, "false", false, "no", false, "0", false, "нет", false);
    private static final List<DateTimeFormatter> DAYS = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("d.M.uuuu").withResolverStyle(ResolverStyle.STRICT));
    private static final int MOST_CHOICES = 100;

    private Values() {}

    /** A cell of a file, an input of a form. Several choices are separated by {@code ;}, {@code ,} or {@code |}. */
    static Value ofText(CustomField field, String written) {
        var text = written.strip();
        if (text.isEmpty()) {
            return Value.nothing();
        }
        return switch (field.type()) {
            case TEXT -> line(text);
            case NUMBER -> number(text);
            case DATE -> day(text);
            case BOOLEAN -> flag(text);
            case CHOICE -> choice(field, text);
            case CHOICES -> choices(field, List.of(text.split("[;,|]")));
        };
    }

    /** A value of {@code customFields}; a number or yes and no may stand in quotation marks. */
    static Value ofJson(CustomField field, JsonNode json) {
        if (json.isNull()) {
            return Value.nothing();
        }
        if (json.isArray() && field.type() == FieldType.CHOICES) {
            var words = new ArrayList<String>();
            for (var word : json.values()) {
                if (!word.isString()) {
                    return Value.wrong("must be a list of words");
                }
                words.add(word.stringValue());
            }
            return choices(field, words);
        }
        if (json.isNumber() && (field.type() == FieldType.NUMBER || field.type() == FieldType.TEXT)) {
            var number = Canonical.plain(json.decimalValue());
            return field.type() == FieldType.NUMBER ? number(number.toPlainString()) : line(number.toPlainString());
        }
        if (json.isBoolean() && field.type() == FieldType.BOOLEAN) {
            return Value.of(json);
        }
        if (json.isString() && field.type() == FieldType.CHOICES) {
            return choices(field, List.of(json.stringValue()));
        }
        return json.isString() || json.isNumber() || json.isBoolean()
                ? ofText(field, json.isString() ? json.stringValue() : json.asString())
                : Value.wrong(wanted(field));
    }

    private static Value line(String text) {
        if (text.codePointCount(0, text.length()) > Value.LONGEST_TEXT) {
            return Value.wrong("must be at most " + Value.LONGEST_TEXT + " characters long");
        }
        return Value.of(NODES.stringNode(text));
    }

    private static Value number(String text) {
        var plain = text.replaceAll("[\\s\\u00a0\\u202f]", "").replace(',', '.');
        return NUMBER.matcher(plain).matches()
                ? Value.of(NODES.numberNode(Canonical.plain(new BigDecimal(plain))))
                : Value.wrong("must be a number");
    }

    private static Value day(String text) {
        for (var format : DAYS) {
            try {
                var day = LocalDate.parse(text, format);
                if (day.getYear() >= 1800 && day.getYear() < 2200) {
                    return Value.of(NODES.stringNode(day.toString()));
                }
                return Value.wrong("must be between 1800 and 2200");
            } catch (DateTimeException another) {
                // the next format may fit
            }
        }
        return Value.wrong("must be a date such as 2026-11-21");
    }

    private static Value flag(String text) {
        var flag = FLAGS.get(text.toLowerCase(Locale.ROOT));
        return flag == null ? Value.wrong("must be true or false") : Value.of(NODES.booleanNode(flag));
    }

    private static Value choice(CustomField field, String text) {
        var word = text.strip();
        return field.choice(word)
                .or(() -> field.choices().stream()
                        .filter(choice -> choice.isMeantBy(word))
                        .findFirst())
                .map(choice -> Value.of(NODES.stringNode(choice.value())))
                .orElseGet(() -> Value.wrong(wanted(field)));
    }

    /** In the order of the definition, so that equal sets are equal. */
    private static Value choices(CustomField field, List<String> words) {
        if (words.size() > MOST_CHOICES) {
            return Value.wrong("must have at most " + MOST_CHOICES + " elements");
        }
        Set<String> chosen = new LinkedHashSet<>();
        for (var word : words) {
            if (!word.isBlank()) {
                var one = choice(field, word);
                var json = one.json();
                if (json == null) {
                    return one;
                }
                chosen.add(json.stringValue());
            }
        }
        var array = NODES.arrayNode();
        field.choices().stream().map(Choice::value).filter(chosen::contains).forEach(array::add);
        return array.isEmpty() ? Value.nothing() : Value.of(array);
    }

    private static String wanted(CustomField field) {
        return switch (field.type()) {
            case TEXT -> "must be a text";
            case NUMBER -> "must be a number";
            case DATE -> "must be a date such as 2026-11-21";
            case BOOLEAN -> "must be true or false";
            case CHOICE, CHOICES ->
                "must be one of "
                        + String.join(
                                ", ",
                                field.choices().stream().map(Choice::value).toList());
        };
    }
}
