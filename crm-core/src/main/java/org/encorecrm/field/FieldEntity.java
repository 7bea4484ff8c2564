package org.encorecrm.field;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a field of the shop's own belongs to. */
public enum FieldEntity {
    CUSTOMER("core.customer", "c"),
    ORDER("core.orders", "o");

    private final String table;
    private final String alias;

    FieldEntity(String table, String alias) {
        this.table = table;
        this.alias = alias;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FieldEntity> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    /** The table whose column {@code custom_fields} holds the values. */
    public String table() {
        return table;
    }

    /** What statements call that table. */
    public String alias() {
        return alias;
    }
}
