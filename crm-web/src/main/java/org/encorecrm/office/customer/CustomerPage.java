package org.encorecrm.office.customer;

import java.util.Locale;
import java.util.Set;
import org.encorecrm.security.Role;
import org.encorecrm.security.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Everything about one customer: who it is and what to do at a glance, and the rest in parts. */
@Controller
@Staff
class CustomerPage {

    private final CustomerCards cards;
    private final CardTimeline timeline;
    private final CardHead head;
    private final CardParts parts;

    CustomerPage(CustomerCards cards, CardTimeline timeline, CardHead head, CardParts parts) {
        this.cards = cards;
        this.timeline = timeline;
        this.head = head;
        this.parts = parts;
    }

    /** In one transaction: a dozen small looks need no dozen commits. Not read-only: see {@code Reachability}. */
    @GetMapping("/customers/{id:\\d{1,18}}")
    @Transactional
    String card(
            @PathVariable long id,
            @RequestParam(name = "tab", defaultValue = "") String wanted,
            @RequestParam(name = "kind", defaultValue = "") Set<String> kinds,
            @RequestParam(required = false) @Nullable String after,
            @RequestHeader(value = "HX-Request", required = false) @Nullable String fragment,
            Authentication who,
            Locale language,
            Model model) {
        var reader = Reader.of(who, language);
        var survivor = cards.survivorOf(id);
        if (survivor.isPresent()) {
            return "redirect:/customers/" + cards.get(survivor.get(), reader).id();
        }
        var customer = cards.get(id, reader);
        model.addAttribute("customer", customer);
        model.addAttribute("mayMerge", mayMerge(who));
        var tab = CardTab.of(wanted);
        model.addAttribute("tab", tab.code());
        if (fragment == null || tab != CardTab.TIMELINE) {
            head.show(customer, who, model);
        }
        if (tab == CardTab.TIMELINE) {
            timeline.show(id, kinds, after, reader, model);
        }
        if (fragment != null && tab == CardTab.TIMELINE) {
            return after == null ? "customers/timeline :: list" : "customers/timeline :: entries";
        }
        parts.show(tab, id, reader, model);
        return "customers/card";
    }

    /** As the pages that merge demand it. */
    static boolean mayMerge(Authentication who) {
        return Role.MARKETER.isOf(who) || Role.ADMINISTRATOR.isOf(who);
    }
}
