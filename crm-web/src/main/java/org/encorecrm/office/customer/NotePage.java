package org.encorecrm.office.customer;

import java.util.Locale;
import java.util.Map;
import org.encorecrm.customer.Notes;
import org.encorecrm.security.Audit;
import org.encorecrm.security.Staff;
import org.encorecrm.support.InvalidInputException;
import org.springframework.context.MessageSource;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Notes on a card. What was in a note that is gone is gone: the audit log says only that, when and by whom. */
@Controller
@Staff
@RequestMapping("/customers/{customer:\\d{1,18}}/notes")
class NotePage {

    private final CustomerCards cards;
    private final Notes notes;
    private final Audit audit;
    private final TransactionOperations transaction;
    private final MessageSource messages;

    NotePage(CustomerCards cards, Notes notes, Audit audit, TransactionOperations transaction, MessageSource messages) {
        this.cards = cards;
        this.notes = notes;
        this.audit = audit;
        this.transaction = transaction;
        this.messages = messages;
    }

    @PostMapping
    String add(
            @PathVariable long customer,
            @RequestParam String text,
            Authentication who,
            Locale language,
            RedirectAttributes redirect) {
        cards.get(customer, Reader.of(who, language));
        try {
            notes.add(customer, who.getName(), text);
        } catch (InvalidInputException wrong) {
            redirect.addFlashAttribute("flashBad", messages.getMessage("customers.note.wrong", null, language));
        }
        return card(customer);
    }

    @PostMapping("/{id}")
    String change(
            @PathVariable long customer,
            @PathVariable long id,
            @RequestParam String text,
            Authentication who,
            Locale language,
            RedirectAttributes redirect) {
        cards.get(customer, Reader.of(who, language));
        try {
            transaction.executeWithoutResult(status -> {
                notes.change(customer, id, who.getName(), text);
                audit.record("note.changed", String.valueOf(id), null, Map.of("customer", customer));
            });
        } catch (InvalidInputException wrong) {
            redirect.addFlashAttribute("flashBad", messages.getMessage("customers.note.wrong", null, language));
        }
        return card(customer);
    }

    @PostMapping("/{id}/delete")
    String delete(@PathVariable long customer, @PathVariable long id, Authentication who, Locale language) {
        cards.get(customer, Reader.of(who, language));
        transaction.executeWithoutResult(status -> {
            notes.delete(customer, id, who.getName());
            audit.record("note.deleted", String.valueOf(id), Map.of("customer", customer), null);
        });
        return card(customer);
    }

    private static String card(long customer) {
        return "redirect:/customers/" + customer;
    }
}
