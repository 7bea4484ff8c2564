package org.encorecrm.office.orders;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.encorecrm.office.fields.OwnForm;
import org.encorecrm.security.Colleagues;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The shop's own fields of an order, filled in by hand. */
@Controller
@Colleagues
@RequestMapping("/orders/{id:\\d{1,18}}/fields")
class OrderFieldsPart {

    private static final String PAGE = "orders/fields";

    private final SeenOrders orders;
    private final OwnForm form;
    private final MessageSource messages;

    OrderFieldsPart(SeenOrders orders, OwnForm form, MessageSource messages) {
        this.orders = orders;
        this.form = form;
        this.messages = messages;
    }

    @GetMapping
    String edit(@PathVariable long id, Authentication who, Model model) {
        orders.buyer(id, who);
        model.addAttribute("order", orders.get(id)).addAttribute("lines", form.ofOrder(id));
        return PAGE;
    }

    @PostMapping
    String save(
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            Authentication who,
            Model model) {
        orders.buyer(id, who);
        var refused = form.saveOrder(id, request.getParameterMap());
        if (refused.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("order", orders.get(id)).addAttribute("lines", refused.get());
            return PAGE;
        }
        return page(id);
    }

    @PostMapping("/give-back")
    String giveBack(@PathVariable long id, Authentication who, Locale language, RedirectAttributes redirect) {
        orders.buyer(id, who);
        if (form.giveBackOrder(id)) {
            redirect.addFlashAttribute("flash", messages.getMessage("orders.fields.givenBack", null, language));
        }
        return page(id);
    }

    private static String page(long id) {
        return "redirect:/orders/" + id;
    }
}
