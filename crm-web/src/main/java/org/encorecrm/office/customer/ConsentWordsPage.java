package org.encorecrm.office.customer;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.encorecrm.message.StatedPreferences;
import org.encorecrm.personal.PersonalFile;
import org.encorecrm.personal.PersonalFormat;
import org.encorecrm.security.Administrators;
import org.encorecrm.security.Audit;
import org.encorecrm.security.Colleagues;
import org.encorecrm.security.Member;
import org.encorecrm.security.Staff;
import org.encorecrm.security.Users;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a customer said about consent, word for word, and everything held about them as a file. */
@Controller
@RequestMapping("/customers/{id:\\d{1,18}}")
class ConsentWordsPage {

    private final CustomerCards cards;
    private final ConsentWords words;
    private final StatedPreferences stated;
    private final SpokenConsents spoken;
    private final Users users;
    private final MessageSource messages;
    private final PersonalFile file;
    private final Audit audit;
    private final TransactionOperations transaction;

    ConsentWordsPage(
            CustomerCards cards,
            ConsentWords words,
            StatedPreferences stated,
            SpokenConsents spoken,
            Users users,
            MessageSource messages,
            PersonalFile file,
            Audit audit,
            TransactionOperations transaction) {
        this.cards = cards;
        this.words = words;
        this.stated = stated;
        this.spoken = spoken;
        this.users = users;
        this.messages = messages;
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
        return page(id, spoken.blank(), Set.of(), who, language, model);
    }

    /** What the customer said to somebody of the staff. A grant does not lift what customers withdrew themselves. */
    @Colleagues
    @PostMapping("/consents")
    String say(
            @PathVariable long id,
            @ModelAttribute("form") ConsentForm form,
            Authentication who,
            Locale language,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        cards.get(id, Reader.of(who, language));
        var wrong = spoken.faults(id, form);
        if (!wrong.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(id, form, wrong, who, language, model);
        }
        var state = spoken.say(id, form, who.getName());
        var asWished = form.isGranted() == state.equals("granted");
        redirect.addFlashAttribute(
                asWished ? "flash" : "flashBad",
                messages.getMessage("customers.say." + (asWished ? "done" : state), null, language));
        return "redirect:/customers/" + id + "/consents";
    }

    private String page(
            long id, ConsentForm form, Set<String> wrong, Authentication who, Locale language, Model model) {
        model.addAttribute("customer", cards.get(id, Reader.of(who, language)));
        model.addAttribute("consents", cards.consents(id));
        model.addAttribute("words", words.of(id));
        model.addAttribute("stated", stated.of(id).orElse(null));
        model.addAttribute("mayWrite", CardHead.mayWrite(who));
        model.addAttribute("form", form);
        model.addAttribute("wrong", wrong);
        model.addAttribute("choices", spoken.choices(id));
        model.addAttribute("purposes", spoken.purposes());
        model.addAttribute("texts", spoken.currentTexts());
        model.addAttribute("names", users.all().stream().collect(Collectors.toMap(Member::login, Member::name)));
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
