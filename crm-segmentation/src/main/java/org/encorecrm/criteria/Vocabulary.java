package org.encorecrm.criteria;

import java.util.Collection;
import org.encorecrm.criteria.FieldSet.Family;
import org.encorecrm.field.CustomField;
import org.encorecrm.field.FieldEntity;

/** What one may ask in a shop: the catalogue, and the fields the shop has defined itself. */
public record Vocabulary(FieldSet customer, FieldSet purchase) {

    /** Of a shop without fields of its own. */
    public static final Vocabulary PLAIN = new Vocabulary(Catalogue.CUSTOMER, Catalogue.PURCHASE);

    private static final Label OWN = new Label("Own field", "Своё поле");

    /** Takes any key of a shop's own with any operator. */
    static final Vocabulary OF_ANY_SHOP = new Vocabulary(
            Catalogue.CUSTOMER
                    .copy()
                    .with(new Family(
                            OwnFields.OF_CUSTOMER, OWN, Theme.OWN, key -> OwnFields.undefined(key, ValueType.OPEN))),
            Catalogue.PURCHASE
                    .copy()
                    .with(new Family(
                            OwnFields.OF_ORDER,
                            OWN,
                            Theme.OWN_OF_ORDER,
                            key -> OwnFields.undefinedOfOrder(key, ValueType.OPEN))));

    static Vocabulary of(Collection<CustomField> own) {
        var customer = Catalogue.CUSTOMER.copy();
        var purchase = Catalogue.PURCHASE.copy();
        for (var definition : own) {
            var set = definition.entity() == FieldEntity.CUSTOMER ? customer : purchase;
            add(OwnFields.of(definition), set, definition.archived());
        }
        return new Vocabulary(customer, purchase);
    }

    private static void add(Field field, FieldSet set, boolean archived) {
        if (archived) {
            set.withHidden(field);
        } else {
            set.with(field);
        }
    }
}
