package org.encorecrm.office.erasure;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.encorecrm.customer.Customers;
import org.encorecrm.erasure.CustomerBusyException;
import org.encorecrm.erasure.Erasures;
import org.encorecrm.security.Administrators;
import org.encorecrm.support.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Says what erasing will do, does it when the customer's number is typed, and shows the receipt. */
@Controller
@Administrators
class ErasurePage {

    private static final int PAGE = 50;

    private final Erasures erasures;
    private final Customers customers;

    ErasurePage(Erasures erasures, Customers customers) {
        this.erasures = erasures;
        this.customers = customers;
    }

    @GetMapping("/customers/{id:\\d{1,18}}/erase")
    String ask(@PathVariable long id, Model model) {
        var survivor = customers.survivor(id);
        if (survivor != id) {
            return "redirect:/customers/" + survivor + "/erase";
        }
        model.addAttribute("customer", customers.get(id));
        try {
            model.addAttribute("effect", erasures.rehearse(id));
        } catch (DataAccessException somebodyIsAtIt) {
            // Counting waits for whoever evaluates or merges the customer; the page must not.
            model.addAttribute("effect", null);
        }
        return "erasure/ask";
    }

    @PostMapping("/customers/{id:\\d{1,18}}/erase")
    String erase(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String number,
            Principal who,
            Model model,
            HttpServletResponse response) {
        if (!number.strip().replace("№", "").strip().equals(Long.toString(id))) {
            model.addAttribute("wrong", true);
            model.addAttribute("typed", number);
            return ask(id, model);
        }
        try {
            return "redirect:/erasures/" + erasures.erase(id, who.getName()).id();
        } catch (CustomerBusyException busy) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("busy", true);
            model.addAttribute("typed", number);
            return ask(id, model);
        }
    }

    @GetMapping("/erasures/{id:\\d{1,18}}")
    String receipt(@PathVariable long id, Model model) {
        model.addAttribute("receipt", erasures.receipt(id));
        return "erasure/receipt";
    }

    @GetMapping("/settings/erasures")
    String receipts(@RequestParam(required = false) @Nullable String after, Model model) {
        var page = erasures.receipts(new Paging(PAGE, after));
        model.addAttribute("receipts", page.items());
        model.addAttribute("next", page.next());
        return "erasure/receipts";
    }
}
