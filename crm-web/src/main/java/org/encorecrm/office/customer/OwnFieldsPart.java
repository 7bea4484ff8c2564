package org.encorecrm.office.customer;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.encorecrm.office.fields.OwnForm;
import org.encorecrm.security.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/** The shop's own fields on the card, edited in place; a page of its own for a browser without scripts. */
@Controller
@Staff
@RequestMapping("/customers/{id:\\d{1,18}}/fields")
class OwnFieldsPart {

    private static final String FORM = "fields/card";

    private final CustomerCards cards;
    private final OwnForm form;

    OwnFieldsPart(CustomerCards cards, OwnForm form) {
        this.cards = cards;
        this.form = form;
    }

    @GetMapping
    String edit(
            @PathVariable long id,
            @RequestHeader(value = "HX-Request", required = false) @Nullable String part,
            Authentication who,
            Locale language,
            Model model) {
        cards.get(id, Reader.of(who, language));
        model.addAttribute("customer", id).addAttribute("lines", form.of(id));
        return part == null ? FORM : FORM + " :: form";
    }

    @PostMapping
    String save(
            @PathVariable long id,
            @RequestHeader(value = "HX-Request", required = false) @Nullable String part,
            HttpServletRequest request,
            Authentication who,
            Locale language,
            Model model) {
        cards.get(id, Reader.of(who, language));
        var refused = form.save(id, request.getParameterMap());
        model.addAttribute("customer", id);
        if (refused.isPresent()) {
            model.addAttribute("lines", refused.get());
            return part == null ? FORM : FORM + " :: form";
        }
        return part == null ? "redirect:/customers/" + id + "?tab=data" : FORM + " :: shown";
    }

    /** What leaving the form without saving shows. */
    @GetMapping("/shown")
    String shown(@PathVariable long id, Authentication who, Locale language, Model model) {
        cards.get(id, Reader.of(who, language));
        model.addAttribute("customer", id);
        return FORM + " :: shown";
    }
}
