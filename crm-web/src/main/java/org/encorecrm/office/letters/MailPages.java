package org.encorecrm.office.letters;

import java.util.List;
import org.encorecrm.channel.CaughtMail;
import org.encorecrm.channel.CaughtMails;
import org.encorecrm.channel.MailServer;
import org.encorecrm.security.Administrators;
import org.encorecrm.security.Role;
import org.encorecrm.security.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The mailbox of the built-in mail catcher: everybody's letters, as they would have arrived. A manager sees those to the
 * customers whose manager they are.
 */
@Controller
@Staff
@RequestMapping("/mail")
class MailPages {

    private static final int PAGE = 40;

    private final CaughtMails mails;
    private final MailServer server;

    MailPages(CaughtMails mails, MailServer server) {
        this.mails = mails;
        this.server = server;
    }

    @GetMapping
    String box(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable Long before,
            Authentication who,
            Model model) {
        list(q, onlyOf(who), before, model);
        return "mail/box";
    }

    @GetMapping("/{id}")
    String open(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable Long before,
            Authentication who,
            Model model) {
        model.addAttribute("letter", mails.open(id, onlyOf(who)));
        list(q, onlyOf(who), before, model);
        return "mail/box";
    }

    private static @Nullable String onlyOf(Authentication who) {
        return Role.MANAGER.isOf(who) ? who.getName() : null;
    }

    private void list(String q, @Nullable String onlyOf, @Nullable Long before, Model model) {
        var found = mails.page(q, onlyOf, before == null ? Long.MAX_VALUE : before, PAGE + 1);
        var shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
        model.addAttribute("mails", shown);
        model.addAttribute("q", q);
        model.addAttribute("catching", server.isCatching());
        model.addAttribute("next", found.size() > PAGE ? next(q, shown) : null);
    }

    private static String next(String q, List<CaughtMail> shown) {
        return UriComponentsBuilder.fromPath("/mail")
                .queryParam("q", q)
                .queryParam("before", shown.get(shown.size() - 1).id())
                .encode()
                .build()
                .toUriString();
    }

    @GetMapping("/{id}/frame")
    ResponseEntity<String> frame(@PathVariable long id, Authentication who) {
        var letter = mails.open(id, onlyOf(who));
        return LetterFrame.of(
                letter.html() == null ? "<pre>" + HtmlUtils.htmlEscape(letter.text()) + "</pre>" : letter.html());
    }

    @Administrators
    @PostMapping("/clear")
    String clear() {
        mails.clear();
        return "redirect:/mail";
    }
}
