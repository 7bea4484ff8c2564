package org.encorecrm.office.orders;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.encorecrm.office.fields.OwnForm;
import org.encorecrm.ordering.OrderFields;
import org.encorecrm.ordering.OrderStatusKinds;
import org.encorecrm.security.Staff;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Everything about one order. */
@Controller
class OrderPage {

    private static final Set<String> IMPORTERS = Set.of("ROLE_MARKETER", "ROLE_ADMINISTRATOR");

    private final SeenOrders orders;
    private final OwnForm form;
    private final OrderFields fields;
    private final OrderStatusKinds statuses;

    OrderPage(SeenOrders orders, OwnForm form, OrderFields fields, OrderStatusKinds statuses) {
        this.orders = orders;
        this.form = form;
        this.fields = fields;
        this.statuses = statuses;
    }

    @Staff
    @GetMapping("/orders/{id:\\d{1,18}}")
    String order(@PathVariable long id, Authentication who, Locale language, Model model) {
        model.addAttribute("buyer", orders.buyer(id, who));
        model.addAttribute("order", orders.get(id));
        model.addAttribute("own", form.ofOrder(id));
        model.addAttribute("byHand", fields.byHand(id).propertyNames());
        model.addAttribute("cameWith", orders.cameWith(id).orElse(null));
        model.addAttribute("statuses", names(language));
        model.addAttribute("mayWrite", !has(who, "ROLE_ANALYST"));
        model.addAttribute("mayImport", IMPORTERS.stream().anyMatch(role -> has(who, role)));
        return "orders/order";
    }

    private Map<String, String> names(Locale language) {
        var russian = language.getLanguage().equals("ru");
        return statuses.all().values().stream()
                .collect(Collectors.toMap(kind -> kind.code(), kind -> russian ? kind.nameRu() : kind.nameEn()));
    }

    private static boolean has(Authentication who, String role) {
        return who.getAuthorities().stream().anyMatch(right -> role.equals(right.getAuthority()));
    }
}
