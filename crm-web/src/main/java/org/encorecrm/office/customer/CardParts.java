package org.encorecrm.office.customer;

import java.util.Map;
import java.util.stream.Collectors;
import org.encorecrm.customer.Customers;
import org.encorecrm.field.FieldEntity;
import org.encorecrm.metrics.Preferences;
import org.encorecrm.office.fields.OwnLines;
import org.encorecrm.ordering.OrderStatusKinds;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Loads the one part of a card that is shown. */
@Component
class CardParts {

    private final CustomerCards cards;
    private final CardOrders orders;
    private final Customers customers;
    private final Preferences preferences;
    private final OrderStatusKinds statuses;
    private final OwnLines lines;

    CardParts(
            CustomerCards cards,
            CardOrders orders,
            Customers customers,
            Preferences preferences,
            OrderStatusKinds statuses,
            OwnLines lines) {
        this.cards = cards;
        this.orders = orders;
        this.customers = customers;
        this.preferences = preferences;
        this.statuses = statuses;
        this.lines = lines;
    }

    void show(CardTab tab, long id, Reader reader, Model model) {
        model.addAttribute("tabs", CardTab.values());
        switch (tab) {
            case ORDERS -> {
                var latest = orders.of(id);
                model.addAttribute("orders", latest);
                model.addAttribute(
                        "own",
                        latest.stream()
                                .collect(Collectors.toMap(
                                        CardOrders.Line::id, line -> lines.words(FieldEntity.ORDER, line.own()))));
                model.addAttribute("statuses", names(statuses, reader));
            }
            case FIGURES -> model.addAttribute("likings", LikingLine.of(preferences.liking(id)));
            case SEGMENTS -> model.addAttribute("segments", cards.segments(id));
            case DATA -> model.addAttribute("data", customers.get(id));
            default -> {
                // the timeline has been shown, consents belong to the head
            }
        }
    }

    static Map<String, String> names(OrderStatusKinds statuses, Reader reader) {
        var russian = reader.language().getLanguage().equals("ru");
        return statuses.all().values().stream()
                .collect(Collectors.toMap(kind -> kind.code(), kind -> russian ? kind.nameRu() : kind.nameEn()));
    }
}
