package org.encorecrm.office.orders;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.encorecrm.office.Fmt;
import org.encorecrm.office.fields.OwnForm;
import org.encorecrm.ordering.OrderFields;
import org.encorecrm.ordering.OrderStatusKinds;
import org.encorecrm.security.Role;
import org.encorecrm.security.Staff;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.JsonNode;

/** Everything about one order. */
@Controller
class OrderPage {

    private final SeenOrders orders;
    private final OwnForm form;
    private final OrderFields fields;
    private final OrderStatusKinds statuses;
    private final Fmt fmt;

    OrderPage(SeenOrders orders, OwnForm form, OrderFields fields, OrderStatusKinds statuses, Fmt fmt) {
        this.orders = orders;
        this.form = form;
        this.fields = fields;
        this.statuses = statuses;
        this.fmt = fmt;
    }

    @Staff
    @GetMapping("/orders/{id:\\d{1,18}}")
    String order(@PathVariable long id, Authentication who, Locale language, Model model) {
        model.addAttribute("buyer", orders.buyer(id, who));
        var order = orders.get(id);
        model.addAttribute("order", order);
        model.addAttribute("address", address(order.delivery().path("address")));
        model.addAttribute("own", form.ofOrder(id));
        model.addAttribute("byHand", fields.byHand(id).propertyNames());
        model.addAttribute("cameWith", orders.cameWith(id).orElse(null));
        model.addAttribute("statuses", names(language));
        model.addAttribute("mayWrite", !Role.ANALYST.isOf(who));
        model.addAttribute("mayImport", Role.MARKETER.isOf(who) || Role.ADMINISTRATOR.isOf(who));
        return "orders/order";
    }

    /** As it stands on a parcel, a city that is its own region once. */
    private String address(JsonNode address) {
        var rest = Stream.of("postalCode", "region", "district", "city", "street", "house", "flat")
                .map(part -> address.path(part).asString("").strip())
                .filter(part -> !part.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        var country = address.path("country").asString("");
        return fmt.place(country.isEmpty() ? null : country, rest);
    }

    private Map<String, String> names(Locale language) {
        var russian = language.getLanguage().equals("ru");
        return statuses.all().values().stream()
                .collect(Collectors.toMap(kind -> kind.code(), kind -> russian ? kind.nameRu() : kind.nameEn()));
    }
}
