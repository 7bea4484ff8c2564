package org.encorecrm.office.duplicates;

import java.util.Map;
import org.encorecrm.customer.Customers;
import org.encorecrm.identity.Merges;
import org.encorecrm.security.Marketers;
import org.encorecrm.support.NotFoundException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Merging by hand: the sheet that says what becomes of the two, the deed, and taking it back. */
@Controller
@Marketers
class MergePage {

    private final Pairings pairings;
    private final Customers customers;
    private final Merges merges;

    MergePage(Pairings pairings, Customers customers, Merges merges) {
        this.pairings = pairings;
        this.customers = customers;
        this.merges = merges;
    }

    @GetMapping("/customers/{id:\\d{1,18}}/merge")
    String sheet(@PathVariable long id, @RequestParam(defaultValue = "") String with, Model model) {
        var number = with.replaceAll("\\D", "");
        model.addAttribute("id", id);
        model.addAttribute("typed", with);
        if (!number.isEmpty() && number.length() <= 18) {
            try {
                var other = customers.survivor(Long.parseLong(number));
                if (other == id) {
                    model.addAttribute("wrong", "duplicates.sheet.same");
                } else {
                    model.addAttribute("pair", pairings.of(id, other));
                }
            } catch (NotFoundException nobody) {
                model.addAttribute("wrong", "duplicates.sheet.nobody");
            }
        }
        return "duplicates/merge";
    }

    @PostMapping("/customers/{id:\\d{1,18}}/merge")
    String merge(@PathVariable long id, @RequestParam long with, @RequestParam Map<String, String> form) {
        var merge = merges.merge(id, with, "by_hand", QueuePage.chosen(form));
        return "redirect:/customers/" + merge.survivorId();
    }

    @PostMapping("/customers/merges/{id:\\d{1,18}}/undo")
    String undo(@PathVariable long id) {
        return "redirect:/customers/" + merges.undo(id).survivorId();
    }
}
