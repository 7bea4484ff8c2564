package org.encorecrm.office.customer;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.encorecrm.message.StatedPreferences;
import org.encorecrm.personal.PersonalFile;
import org.encorecrm.personal.PersonalFormat;
import org.encorecrm.security.Administrators;
import org.encorecrm.security.Audit;
import org.encorecrm.security.Staff;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a customer said about consent, word for word, and everything held about them as a file. */
@Controller
@RequestMapping("/customers/{id:\\d{1,18}}")
class ConsentWordsPage {

    private final CustomerCards cards;
    private final ConsentWords words;
    private final StatedPreferences stated;
    private final PersonalFile file;
    private final Audit audit;
    private final TransactionOperations transaction;

    ConsentWordsPage(
            CustomerCards cards,
            ConsentWords words,
            StatedPreferences stated,
            PersonalFile file,
            Audit audit,
            TransactionOperations transaction) {
        this.cards = cards;
        this.words = words;
        this.stated = stated;
        this.file = file;
        this.audit = audit;
        this.transaction = transaction;
    }

    @Staff
    @GetMapping("/consents")
    String words(@PathVariable long id, Authentication who, Locale language, Model model) {
        var survivor = cards.survivorOf(id);
        if (survivor.isPresent()) {
            return "redirect:/customers/" + survivor.get() + "/consents";
        }
        model.addAttribute("customer", cards.get(id, Reader.of(who, language)));
        model.addAttribute("consents", cards.consents(id));
        model.addAttribute("words", words.of(id));
        model.addAttribute("stated", stated.of(id).orElse(null));
        return "customers/consents";
    }

    /** Written to the audit log before a byte of it is read. */
    @Administrators
    @GetMapping("/export")
    void export(
            @PathVariable long id,
            @RequestParam(defaultValue = "html") String format,
            Authentication who,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        var wanted = PersonalFormat.of(format);
        var customer = cards.survivorOf(id).orElse(id);
        cards.get(customer, Reader.of(who, language));
        transaction.executeWithoutResult(
                status -> audit.record("customer.exported", "customer " + customer, null, wanted.code()));
        response.setContentType(wanted.contentType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"customer-%d.%s\"".formatted(customer, wanted.code()));
        file.write(customer, wanted, language, response.getOutputStream());
    }
}
