package org.encorecrm.support;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows as one array of texts per column, for {@code unnest(:a::text[], :b::numeric[])}: a statement has as many
 * parameters as columns, whatever the number of rows.
 */
public final class Columns<T> {

    private final List<T> rows;
    private final Map<String, @Nullable String[]> arrays = new HashMap<>();

    private Columns(List<T> rows) {
        this.rows = rows;
    }

    public static <T> Columns<T> of(List<T> rows) {
        return new Columns<>(rows);
    }

    public Columns<T> add(String name, Function<T, ? extends @Nullable Object> value) {
        var array = new @Nullable String[rows.size()];
        for (var i = 0; i < array.length; i++) {
            array[i] = text(value.apply(rows.get(i)));
        }
        arrays.put(name, array);
        return this;
    }

    public Map<String, ?> params() {
        return arrays;
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof byte[] bytes) {
            return "\\x" + HexFormat.of().formatHex(bytes);
        }
        return value == null ? null : value.toString();
    }
}
