package org.encorecrm.criteria;

import java.util.Optional;
import java.util.Set;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.field.CustomField;
import org.encorecrm.field.FieldEntity;
import org.encorecrm.field.FieldType;

/** Fields of the shop's own: by their definition, or untyped where there is none. */
final class OwnFields {

    static final String OF_CUSTOMER = "customer.custom.";
    static final String OF_ORDER = "order.custom.";

    private static final Shelf CUSTOMER = new Shelf(Theme.OWN, Home.CUSTOMER, Set.of(ChangeKind.PROFILE));
    private static final Shelf ORDER = new Shelf(Theme.OWN_OF_ORDER, Home.ORDER, Set.of(ChangeKind.ORDERS));

    private OwnFields() {}

    static Field undefined(String key) {
        return undefined(key, ValueType.ANY);
    }

    static Field undefinedOfOrder(String key) {
        return undefinedOfOrder(key, ValueType.ANY);
    }

    static Field undefined(String key, ValueType type) {
        return CUSTOMER.field(OF_CUSTOMER + key, type, key, key, asking -> Sql.of("(c.custom_fields -> ?)", key));
    }

    static Field undefinedOfOrder(String key, ValueType type) {
        return ORDER.field(OF_ORDER + key, type, key, key, asking -> Sql.of("(o.custom_fields -> ?)", key));
    }

    /** The key in criteria of a field of the shop's own. */
    static String key(FieldEntity entity, String key) {
        return (entity == FieldEntity.CUSTOMER ? OF_CUSTOMER : OF_ORDER) + key;
    }

    /** What a key in criteria names, if it is a field of the shop's own. */
    static Optional<OwnField> named(String key) {
        if (key.startsWith(OF_CUSTOMER)) {
            return Optional.of(new OwnField(FieldEntity.CUSTOMER, key.substring(OF_CUSTOMER.length())));
        }
        return key.startsWith(OF_ORDER)
                ? Optional.of(new OwnField(FieldEntity.ORDER, key.substring(OF_ORDER.length())))
                : Optional.empty();
    }

    static Field of(CustomField field) {
        var shelf = field.entity() == FieldEntity.CUSTOMER ? CUSTOMER : ORDER;
        return shelf.field(
                        key(field.entity(), field.key()),
                        type(field.type()),
                        field.labelEn(),
                        field.labelRu(),
                        field.sql())
                .choices(field.choices().stream()
                        .map(choice -> Option.of(choice.value(), choice.en(), choice.ru()))
                        .toArray(Option[]::new));
    }

    private static ValueType type(FieldType type) {
        return switch (type) {
            case TEXT -> ValueType.TEXT;
            case NUMBER -> ValueType.NUMBER;
            case DATE -> ValueType.DATE;
            case BOOLEAN -> ValueType.BOOLEAN;
            case CHOICE -> ValueType.CHOICE;
            case CHOICES -> ValueType.TAGS;
        };
    }
}
