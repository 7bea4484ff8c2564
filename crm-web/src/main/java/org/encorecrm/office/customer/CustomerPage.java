package org.encorecrm.office.customer;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.encorecrm.metrics.Preferences;
import org.encorecrm.security.Staff;
import org.encorecrm.support.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Staff
class CustomerPage {

    private static final int PAGE = 40;

    private final CustomerCards cards;
    private final Timeline timeline;
    private final Notes notes;
    private final Mailboxes mailboxes;
    private final Preferences preferences;

    CustomerPage(CustomerCards cards, Timeline timeline, Notes notes, Mailboxes mailboxes, Preferences preferences) {
        this.cards = cards;
        this.timeline = timeline;
        this.notes = notes;
        this.mailboxes = mailboxes;
        this.preferences = preferences;
    }

    @GetMapping("/customers/{id:\\d{1,18}}")
    String card(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable TimelineKind kind,
            @RequestParam(required = false) @Nullable String after,
            @RequestHeader(value = "HX-Request", required = false) @Nullable String fragment,
            Authentication who,
            Locale language,
            Model model) {
        var survivor = cards.survivorOf(id);
        if (survivor.isPresent()) {
            return "redirect:/customers/" + survivor.get();
        }
        var customer = get(id, Reader.of(who, language));
        model.addAttribute("customer", customer);
        model.addAttribute("kinds", List.of(TimelineKind.values()));
        model.addAttribute("kind", kind);
        model.addAttribute("mayMerge", mayMerge(who));
        entries(id, kind, after, language, model);
        if (fragment != null) {
            return after == null ? "customers/card :: timeline" : "customers/card :: entries";
        }
        var contacts = cards.contacts(id);
        model.addAttribute("contacts", contacts);
        model.addAttribute("mailboxes", mailboxes.of(contacts));
        model.addAttribute("segments", cards.segments(id));
        model.addAttribute("consents", cards.consents(id));
        model.addAttribute("likings", LikingLine.of(preferences.liking(id)));
        return "customers/card";
    }

    @PostMapping("/customers/{id:\\d{1,18}}/notes")
    String note(@PathVariable long id, @RequestParam String text, Authentication who, Locale language) {
        get(id, Reader.of(who, language));
        notes.add(id, who.getName(), text);
        return "redirect:/customers/" + id;
    }

    private void entries(long id, @Nullable TimelineKind kind, @Nullable String after, Locale language, Model model) {
        var kinds = kind == null ? EnumSet.allOf(TimelineKind.class) : EnumSet.of(kind);
        var found = timeline.of(id, kinds, after, language.getLanguage(), PAGE + 1);
        var page = found.size() > PAGE ? found.subList(0, PAGE) : found;
        model.addAttribute("entries", page);
        model.addAttribute("next", found.size() > PAGE ? page.get(PAGE - 1).cursor() : null);
    }

    /** As the pages that merge demand it. */
    static boolean mayMerge(Authentication who) {
        return who.getAuthorities().stream()
                .anyMatch(right -> Set.of("ROLE_MARKETER", "ROLE_ADMINISTRATOR").contains(right.getAuthority()));
    }

    private Customer get(long id, Reader reader) {
        return cards.find(id, reader).orElseThrow(() -> new NotFoundException("No such customer"));
    }
}
