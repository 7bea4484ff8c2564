package org.encorecrm.personal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.encorecrm.support.DayForms;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import tools.jackson.databind.JsonNode;

/** Titles, labels and values in the reader's language and the shop's zone. */
final class PersonalWords {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern CODE = Pattern.compile("[a-z][a-z_]{1,30}");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\S*");

    private final MessageSource messages;
    private final Locale language;
    private final ZoneId zone;
    private final DateTimeFormatter moments;
    private final DateTimeFormatter days;

    PersonalWords(MessageSource messages, Locale language, ZoneId zone) {
        this.messages = messages;
        this.language = language;
        this.zone = zone;
        this.moments = DayForms.moment(language);
        this.days = DayForms.day(language);
    }

    String language() {
        return language.getLanguage();
    }

    String text(String key, Object... arguments) {
        return otherwise("personal." + key, key, arguments);
    }

    String section(String name) {
        return otherwise("personal.section." + name, readable(name));
    }

    String label(String key) {
        return otherwise("personal.field." + key, readable(key));
    }

    String moment(Instant at) {
        return moments.format(at.atZone(zone));
    }

    /** A word of a list that is ours, such as a state, in the reader's language; anything else as it is. */
    String value(String field, JsonNode value) {
        var plain = value(value);
        return value.isString() && CODE.matcher(plain).matches()
                ? otherwise("personal.value." + field + "." + plain, plain)
                : plain;
    }

    String value(JsonNode value) {
        if (value.isBoolean()) {
            return text(value.asBoolean() ? "yes" : "no");
        }
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        var text = value.asString();
        if (DAY.matcher(text).matches()) {
            return dayOr(text);
        }
        return MOMENT.matcher(text).matches() ? momentOr(text) : text;
    }

    private String dayOr(String text) {
        try {
            return days.format(LocalDate.parse(text));
        } catch (DateTimeParseException justText) {
            return text;
        }
    }

    private String momentOr(String text) {
        try {
            return moment(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException justText) {
            return text;
        }
    }

    @SuppressWarnings("NullAway") // a message with a default that is not null is not null
    private String otherwise(String key, @Nullable String otherwise, Object... arguments) {
        return messages.getMessage(key, arguments, otherwise, language);
    }

    /** {@code deliveryMethod} as "Delivery method": for what nobody has found a word for. */
    private static String readable(String key) {
        var words = key.replaceAll("([a-z])([A-Z])", "$1 $2").replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
