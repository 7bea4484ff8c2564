package org.encorecrm.office.customer;

import java.util.Locale;
import org.encorecrm.complaint.ComplaintTargets;
import org.encorecrm.complaint.Complaints;
import org.encorecrm.complaint.NewComplaint;
import org.encorecrm.security.Colleagues;
import org.encorecrm.support.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Writes down what a customer is unhappy about, from the card. */
@Controller
@Colleagues
class NewComplaintForm {

    private final CustomerCards cards;
    private final Complaints complaints;
    private final ComplaintTargets targets;
    private final MessageSource messages;

    NewComplaintForm(CustomerCards cards, Complaints complaints, ComplaintTargets targets, MessageSource messages) {
        this.cards = cards;
        this.complaints = complaints;
        this.targets = targets;
        this.messages = messages;
    }

    @PostMapping("/customers/{customer:\\d{1,18}}/complaints")
    String write(
            @PathVariable long customer,
            @RequestParam String text,
            @RequestParam(required = false) @Nullable Long order,
            Authentication who,
            Locale language,
            RedirectAttributes redirect) {
        cards.get(customer, Reader.of(who, language));
        try {
            complaints.open(new NewComplaint(
                    customer,
                    text.strip(),
                    order != null && targets.hasOrder(customer, order) ? order : null,
                    null,
                    "office",
                    who.getName(),
                    null,
                    null,
                    null));
            redirect.addFlashAttribute("flash", messages.getMessage("complaints.written", null, language));
        } catch (InvalidInputException wrong) {
            redirect.addFlashAttribute("flashBad", messages.getMessage("complaints.text.wrong", null, language));
        }
        return "redirect:/customers/" + customer;
    }
}
