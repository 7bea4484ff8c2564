package org.encorecrm.office.customer;

import java.util.Locale;
import java.util.Set;
import org.encorecrm.metrics.Preferences;
import org.encorecrm.security.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Staff
class CustomerPage {

    private final CustomerCards cards;
    private final CardTimeline timeline;
    private final Mailboxes mailboxes;
    private final Preferences preferences;

    CustomerPage(CustomerCards cards, CardTimeline timeline, Mailboxes mailboxes, Preferences preferences) {
        this.cards = cards;
        this.timeline = timeline;
        this.mailboxes = mailboxes;
        this.preferences = preferences;
    }

    @GetMapping("/customers/{id:\\d{1,18}}")
    String card(
            @PathVariable long id,
            @RequestParam(name = "kind", defaultValue = "") Set<String> kinds,
            @RequestParam(required = false) @Nullable String after,
            @RequestHeader(value = "HX-Request", required = false) @Nullable String fragment,
            Authentication who,
            Locale language,
            Model model) {
        var survivor = cards.survivorOf(id);
        if (survivor.isPresent()) {
            return "redirect:/customers/" + survivor.get();
        }
        var reader = Reader.of(who, language);
        model.addAttribute("customer", cards.get(id, reader));
        model.addAttribute("mayMerge", mayMerge(who));
        timeline.show(id, kinds, after, reader, model);
        if (fragment != null) {
            return after == null ? "customers/card :: list" : "customers/card :: entries";
        }
        var contacts = cards.contacts(id);
        model.addAttribute("contacts", contacts);
        model.addAttribute("mailboxes", mailboxes.of(contacts));
        model.addAttribute("segments", cards.segments(id));
        model.addAttribute("consents", cards.consents(id));
        model.addAttribute("likings", LikingLine.of(preferences.liking(id)));
        return "customers/card";
    }

    /** As the pages that merge demand it. */
    static boolean mayMerge(Authentication who) {
        return who.getAuthorities().stream()
                .anyMatch(right -> Set.of("ROLE_MARKETER", "ROLE_ADMINISTRATOR").contains(right.getAuthority()));
    }
}
