package org.encorecrm.office.fields;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.encorecrm.customer.OwnValues;
import org.encorecrm.field.CustomField;
import org.encorecrm.field.CustomFields;
import org.encorecrm.field.FieldEntity;
import org.encorecrm.field.FieldType;
import org.encorecrm.office.Fmt;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Values of the shop's own fields in words, as {@code ${@ownLines.of(id)}} in templates. */
@Component("ownLines")
public class OwnLines {

    private static final int LONGEST_SHOWN = 200;

    private final CustomFields fields;
    private final OwnValues values;
    private final Fmt fmt;
    private final MessageSource messages;

    OwnLines(CustomFields fields, OwnValues values, Fmt fmt, MessageSource messages) {
        this.fields = fields;
        this.values = values;
        this.fmt = fmt;
        this.messages = messages;
    }

    /** Every field that is offered, filled in or not, and after them what else there is. */
    public List<OwnLine> of(long customer) {
        return of(FieldEntity.CUSTOMER, values.of(customer));
    }

    /** The same of a customer's or an order's values. */
    public List<OwnLine> of(FieldEntity entity, JsonNode own) {
        var lines = new ArrayList<OwnLine>();
        var offered = fields.definitions(entity);
        offered.forEach(field -> lines.add(line(field, own.get(field.key()))));
        own.properties().stream()
                .filter(entry -> offered.stream().noneMatch(field -> field.key().equals(entry.getKey())))
                .filter(entry -> !entry.getValue().isNull())
                .map(entry -> fields.find(entity, entry.getKey())
                        .map(put -> new OwnLine(null, put.label(locale()), shown(put, entry.getValue()), "", null))
                        .orElseGet(() -> new OwnLine(null, entry.getKey(), plain(entry.getValue()), "", null)))
                .forEach(lines::add);
        return lines;
    }

    /** A customer's values on one line: Score: 9; Shoe size: 42. */
    public String words(JsonNode own) {
        return words(FieldEntity.CUSTOMER, own);
    }

    /** The same of a customer's or an order's values. */
    public String words(FieldEntity entity, JsonNode own) {
        return of(entity, own).stream()
                .filter(line -> line.shown() != null)
                .map(line -> line.label() + ": " + line.shown())
                .collect(Collectors.joining("; "));
    }

    private OwnLine line(CustomField field, @Nullable JsonNode value) {
        return value == null || value.isNull()
                ? new OwnLine(field, field.label(locale()), null, "", null)
                : new OwnLine(field, field.label(locale()), shown(field, value), typed(value), null);
    }

    /** A value as people read it. One that does not fit its definition is shown as it is. */
    public String shown(CustomField field, JsonNode value) {
        var read = fields.parse(field, value).json();
        if (read == null) {
            return plain(value);
        }
        return switch (field.type()) {
            case NUMBER -> number(read.decimalValue());
            case DATE -> fmt.date(LocalDate.parse(read.stringValue()));
            case BOOLEAN -> messages.getMessage(read.booleanValue() ? "fields.yes" : "fields.no", null, locale());
            case CHOICE -> word(field, read.stringValue());
            case CHOICES ->
                read.values().stream()
                        .map(word -> word(field, word.stringValue()))
                        .collect(Collectors.joining(", "));
            case TEXT -> read.stringValue();
        };
    }

    private String number(BigDecimal number) {
        return number.stripTrailingZeros().scale() > 2 ? number.toPlainString() : fmt.number(number);
    }

    private static String word(CustomField field, String value) {
        return field.choice(value).map(choice -> choice.label(locale())).orElse(value);
    }

    private static String plain(JsonNode value) {
        var text = value.isString() ? value.stringValue() : value.toString();
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    }

    private static String typed(JsonNode value) {
        return value.isArray()
                ? value.values().stream().map(word -> word.asString("")).collect(Collectors.joining("\n"))
                : value.asString("");
    }

    /** The lines with what was typed, and what is wrong with it. */
    List<OwnLine> refused(List<OwnLine> lines, Function<CustomField, String> typed) {
        return lines.stream()
                .map(line -> {
                    var field = line.field();
                    if (field == null) {
                        return line;
                    }
                    var text = typed.apply(field);
                    var wrong = fields.parse(field, joined(field, text)).fault() == null
                            ? null
                            : "fields.wrong." + field.type().code();
                    return new OwnLine(field, line.label(), line.shown(), text, wrong);
                })
                .toList();
    }

    /** Ticked choices come one to a line. */
    static String joined(CustomField field, String typed) {
        return field.type() == FieldType.CHOICES ? typed.replace('\n', ';') : typed;
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
