package org.encorecrm.customer;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.encorecrm.support.json.Canonical;
import org.encorecrm.support.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A profile as a row of core.customer, and as the JSON that {@code jsonb_populate_recordset} makes rows of. */
public final class ProfileRow {

    private static final List<CustomerField> FIELDS = List.of(CustomerField.values());

    private ProfileRow() {}

    /** The columns of a profile, each after the given prefix. */
    public static String columns(String prefix) {
        return FIELDS.stream().map(field -> prefix + field.column()).collect(Collectors.joining(", "));
    }

    public static Profile read(ResultSet row) throws SQLException {
        var profile = new Profile();
        for (var field : FIELDS) {
            profile.put(field, value(row, field));
        }
        return profile;
    }

    private static @Nullable Object value(ResultSet row, CustomerField field) throws SQLException {
        var column = field.column();
        switch (field.type()) {
            case DATE:
                return row.getObject(column, LocalDate.class);
            case INTEGER:
                return row.getObject(column, Integer.class);
            case NUMBER:
                var number = row.getBigDecimal(column);
                return number == null ? null : Canonical.plain(number);
            case TIME:
                var time = row.getObject(column, OffsetDateTime.class);
                return time == null ? null : time.toInstant();
            case TEXTS:
                var array = row.getArray(column);
                return array == null ? null : Arrays.asList((Object[]) array.getArray());
            case OBJECT:
                var json = row.getString(column);
                return json == null ? null : Canonical.of(Json.read(json));
            default:
                return row.getString(column);
        }
    }

    /** Every field, so that what is empty becomes null (or what the column has for it). */
    public static ObjectNode json(Profile profile) {
        var row = JsonNodeFactory.instance.objectNode();
        for (var field : FIELDS) {
            put(row, field, profile.get(field));
        }
        return row;
    }

    private static void put(ObjectNode row, CustomerField field, @Nullable Object value) {
        var column = field.column();
        if (value instanceof Integer whole) {
            row.put(column, whole);
        } else if (value instanceof BigDecimal number) {
            row.put(column, number);
        } else if (value instanceof ObjectNode object) {
            row.set(column, object);
        } else if (value instanceof List<?> texts) {
            var array = row.putArray(column);
            texts.forEach(text -> array.add((String) text));
        } else if (value instanceof String || value instanceof LocalDate || value instanceof Instant) {
            row.put(column, value.toString());
        } else if (field.type() == CustomerField.Type.TEXTS) {
            row.putArray(column);
        } else if (field.type() == CustomerField.Type.OBJECT) {
            row.putObject(column);
        } else {
            row.putNull(column);
        }
    }
}
