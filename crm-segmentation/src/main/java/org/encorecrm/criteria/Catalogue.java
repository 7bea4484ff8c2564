package org.encorecrm.criteria;

/**
 * The field catalogue. Adding a criterion is adding an entry to one of the lists named here: the API, the constructor,
 * explain and the clock pick it up by themselves.
 */
public final class Catalogue {

    /** What one may ask about a customer. */
    public static final FieldSet CUSTOMER = new FieldSet()
            .with(PersonFields.all())
            .with(OriginFields.all())
            .with(OrderFigures.all())
            .with(ScoreFields.all())
            .with(LifecycleFields.all())
            .with(VisitFields.all())
            .with(CartFields.all())
            .with(ConsentFields.all())
            .with("customer.custom.", new Label("Own field", "Своё поле"), Theme.PERSON, PersonFields::custom);

    /** What one may ask about an event. */
    public static final FieldSet EVENT = new FieldSet()
            .with(EventFields.all())
            .with("properties.", new Label("Property", "Свойство"), Theme.EVENT, EventFields::property);

    /** What one may ask about a purchase. */
    public static final FieldSet PURCHASE = new FieldSet()
            .with(ItemFields.all())
            .with(OrderFields.all())
            .with("order.custom.", new Label("Own order field", "Своё поле заказа"), Theme.ORDER, OrderFields::custom);

    private Catalogue() {}
}
