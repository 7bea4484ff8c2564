package org.encorecrm.criteria;

import static org.encorecrm.criteria.ValueType.*;

import java.util.List;
import java.util.Set;
import org.encorecrm.change.ChangeKind;

/** When and through what the customer came. */
final class OriginFields {

    private static final Shelf ORIGIN = new Shelf(Theme.ORIGIN, Home.CUSTOMER, Set.of(ChangeKind.PROFILE));

    private OriginFields() {}

    static List<Field> all() {
        return List.of(
                ORIGIN.field("customer.registeredAt", INSTANT, "Registered", "Регистрация", "c.registered_at"),
                ORIGIN.field("customer.utm.source", TEXT, "First source", "Первый источник", "c.utm_source"),
                ORIGIN.field("customer.utm.medium", TEXT, "First channel", "Первый канал", "c.utm_medium"),
                ORIGIN.field("customer.utm.campaign", TEXT, "First campaign", "Первая кампания", "c.utm_campaign"),
                ORIGIN.field("customer.utm.term", TEXT, "First search term", "Первый запрос", "c.utm_term"),
                ORIGIN.field("customer.utm.content", TEXT, "First creative", "Первое объявление", "c.utm_content"));
    }
}
