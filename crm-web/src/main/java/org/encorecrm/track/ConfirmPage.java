package org.encorecrm.track;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.encorecrm.consent.ConsentTexts;
import org.encorecrm.consent.ConsentWord;
import org.encorecrm.message.OwnLinks;
import org.encorecrm.optin.Confirmation;
import org.encorecrm.optin.Confirmations;
import org.encorecrm.security.Everybody;
import org.encorecrm.security.ReaderLanguage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The mailbox's own yes. Opening the page does nothing, because mail scanners follow links: the button does. */
@Controller
@Everybody
@RequestMapping("/p/confirm/{token}")
class ConfirmPage {

    private final OwnLinks links;
    private final Confirmations confirmations;
    private final ConsentTexts texts;
    private final PrivatePage page;

    ConfirmPage(OwnLinks links, Confirmations confirmations, ConsentTexts texts, PrivatePage page) {
        this.links = links;
        this.confirmations = confirmations;
        this.texts = texts;
        this.page = page;
    }

    @GetMapping
    String ask(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        var question = find(token, request);
        if (question.isEmpty() || !page.allows(request)) {
            return page.unknown(request, response, model);
        }
        if (!confirmations.isOpen(question.get())) {
            return said(question.get().state(), response, model);
        }
        texts.current(ConsentWord.MARKETING, question.get().language())
                .ifPresent(text -> model.addAttribute("text", text.text()));
        model.addAttribute("token", token);
        return page.page("confirm", response, model);
    }

    @PostMapping
    String answer(
            @PathVariable String token,
            @Nullable String no,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var question = find(token, request);
        if (question.isEmpty()) {
            return page.unknown(request, response, model);
        }
        var id = question.get().id();
        var shown = texts.current(ConsentWord.MARKETING, question.get().language());
        var proof = page.proof(request, shown.isPresent() ? shown.get().version() : null, "/p/confirm");
        var state = no == null ? confirmations.confirm(id, proof) : confirmations.refuse(id, proof);
        return state.isEmpty() ? page.unknown(request, response, model) : said(state.get(), response, model);
    }

    private Optional<Confirmation> find(String token, HttpServletRequest request) {
        var question = links.confirmation(token).flatMap(confirmations::find);
        question.ifPresent(found -> ReaderLanguage.speak(request, found.language()));
        return question;
    }

    private String said(Confirmation.State state, HttpServletResponse response, Model model) {
        var settled = state == Confirmation.State.OPEN ? Confirmation.State.LAPSED : state;
        return page.page(settled.name().toLowerCase(Locale.ROOT), response, model);
    }
}
