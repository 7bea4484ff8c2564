package org.encorecrm.criteria;

/** The shelf on which a person looks for a field. */
public enum Theme {
    PERSON("Person", "Покупатель"),
    OWN("Own fields", "Свои поля"),
    ADDRESS("Address", "Адрес"),
    COMPANY("Company", "Компания"),
    ORIGIN("Where they came from", "Откуда пришёл"),
    ORDERS("Orders", "Заказы"),
    PREFERENCES("Preferences", "Предпочтения"),
    RFM("RFM scores", "Оценки RFM"),
    LIFECYCLE("Lifecycle", "Жизненный цикл"),
    PREDICTION("Prediction", "Прогноз"),
    BINARY("Periods with purchases", "Периоды с покупками"),
    VISITS("Visits to the site", "Визиты на сайт"),
    CART("Cart", "Корзина"),
    FEEDBACK("Reviews, surveys, complaints", "Отзывы, опросы, жалобы"),
    CONSENT("Consent", "Согласия"),
    TASKS("Call-back tasks", "Задачи на звонок"),
    EVENT("Event", "Событие"),
    ITEM("Product in the order", "Товар в заказе"),
    ORDER("The order", "Сам заказ"),
    OWN_OF_ORDER("Own fields of the order", "Свои поля заказа"),
    MESSAGE("Message", "Сообщение");

    private final Label label;

    Theme(String en, String ru) {
        label = new Label(en, ru);
    }

    public Label label() {
        return label;
    }
}
