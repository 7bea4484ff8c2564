package org.encorecrm.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.encorecrm.criteria.Asking;
import org.encorecrm.criteria.Field;
import org.encorecrm.criteria.FieldSet;
import org.encorecrm.criteria.Sql;
import org.encorecrm.criteria.ValueType;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Violation;
import org.jspecify.annotations.Nullable;

/** A column of an export: the id, the entry, or any field of the catalogue, with or without its "customer.". */
record ExportColumn(String name, @Nullable Field field) {

    static final List<String> USUAL = List.of(
            "id",
            "externalId",
            "email",
            "phone",
            "firstName",
            "lastName",
            "address.city",
            "orders.count",
            "orders.sum",
            "orders.lastAt",
            "enteredAt");
    private static final List<String> OWN = List.of("id", "externalId", "enteredAt", "abc.share");

    static List<ExportColumn> of(@Nullable String names, FieldSet fields) {
        var wanted = names == null || names.isBlank() ? USUAL : Arrays.asList(names.split(","));
        var columns = new ArrayList<ExportColumn>();
        var violations = new ArrayList<Violation>();
        for (var name : wanted) {
            find(name.strip(), fields)
                    .ifPresentOrElse(
                            columns::add, () -> violations.add(new Violation("?columns", name + " is not a column")));
        }
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
        return columns;
    }

    private static Optional<ExportColumn> find(String name, FieldSet fields) {
        if (OWN.contains(name)) {
            return Optional.of(new ExportColumn(name, null));
        }
        return fields.find(name).or(() -> fields.find("customer." + name)).map(field -> new ExportColumn(name, field));
    }

    /** Numbers are what they are; a text could be a formula to a spreadsheet. */
    boolean isText() {
        return field != null ? field.type() != ValueType.NUMBER : name.equals("externalId");
    }

    boolean isNumber() {
        return field != null ? field.type() == ValueType.NUMBER : name.equals("abc.share");
    }

    String join() {
        return field == null ? "" : field.join();
    }

    Sql expression(Asking asking) {
        if (field == null) {
            return Sql.of(
                    switch (name) {
                        case "id" -> "c.id::text";
                        case "abc.share" ->
                            "(select round(a.share, 6)::text from segmentation.abc a where a.customer_id = c.id)";
                        case "enteredAt" -> "to_json(mb.entered_at) #>> '{}'";
                        default -> """
                            (select i.value from core.identifier i
                              where i.customer_id = c.id and i.kind = 'external_id'
                              order by i.created_at, i.value limit 1)""";
                    });
        }
        var value = field.expression(asking);
        return switch (field.type()) {
            case TAGS -> Sql.of("array_to_string(%s, ', ')", value);
            case ANY -> Sql.of("%s #>> '{}'", value);
            case INSTANT -> Sql.of("to_json(%s) #>> '{}'", value);
            default -> Sql.of("%s::text", value);
        };
    }
}
