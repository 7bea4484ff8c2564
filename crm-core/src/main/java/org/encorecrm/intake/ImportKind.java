package org.encorecrm.intake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the lines of a file are about. */
public enum ImportKind {
    CUSTOMERS(CustomerFields.ALL),
    ORDERS(OrderFields.ALL),
    PRODUCTS(ProductFields.ALL);

    private final List<ImportField> fields;

    ImportKind(List<ImportField> fields) {
        this.fields = fields;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ImportKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** What columns can go to, beside custom fields. */
    public List<ImportField> fields() {
        return fields;
    }

    public boolean hasCustomFields() {
        return this != PRODUCTS;
    }

    /** The field of a code; any custom field is known. */
    public Optional<ImportField> field(String code) {
        if (hasCustomFields() && code.startsWith(ImportField.CUSTOM) && code.length() > ImportField.CUSTOM.length()) {
            return Optional.of(ImportField.custom(code));
        }
        return fields.stream().filter(field -> field.is(code)).findFirst();
    }

    /** The column that says which lines are one document; empty when each line is one. */
    public List<String> groupedBy() {
        return switch (this) {
            case CUSTOMERS -> List.of();
            case ORDERS -> List.of("externalId", "number");
            case PRODUCTS -> List.of("sku");
        };
    }
}
