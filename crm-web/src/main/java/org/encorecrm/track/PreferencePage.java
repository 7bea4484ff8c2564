package org.encorecrm.track;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.encorecrm.consent.ConsentTexts;
import org.encorecrm.consent.ConsentWord;
import org.encorecrm.consent.Proof;
import org.encorecrm.message.OwnLinks;
import org.encorecrm.preference.Choices;
import org.encorecrm.preference.DataRequests;
import org.encorecrm.preference.PreferenceView;
import org.encorecrm.security.Everybody;
import org.encorecrm.security.ReaderLanguage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What a customer lets the shop send, by a link from any letter: no login, no cookie, no script. Opening it changes
 * nothing. Whoever it was forwarded to sees masked addresses and what is allowed, and no name.
 */
@Controller
@Everybody
@RequestMapping("/p/{token}")
class PreferencePage {

    private final OwnLinks links;
    private final Choices choices;
    private final DataRequests data;
    private final ConsentTexts texts;
    private final PrivatePage page;

    PreferencePage(OwnLinks links, Choices choices, DataRequests data, ConsentTexts texts, PrivatePage page) {
        this.links = links;
        this.choices = choices;
        this.data = data;
        this.texts = texts;
        this.page = page;
    }

    @GetMapping
    String show(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        return page.allows(request)
                ? page(token, null, request, response, model)
                : page.unknown(request, response, model);
    }

    @PostMapping(params = {"!stop", "!data"})
    String save(
            @PathVariable String token,
            @ModelAttribute("form") WishForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var reader = reader(token, request);
        if (reader.isPresent()) {
            choices.save(reader.get(), form.wishes(), proof(request));
        }
        return page(token, "saved", request, response, model);
    }

    @PostMapping(params = "stop")
    String stop(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        var reader = reader(token, request);
        if (reader.isPresent()) {
            choices.refuseAll(reader.get(), proof(request));
        }
        return page(token, "stopped", request, response, model);
    }

    /** The data goes to the mailbox and not to whoever asks. */
    @PostMapping(params = "data")
    String ask(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        var reader = reader(token, request);
        var language = page.language(request).getLanguage();
        var asked = reader.map(who -> data.ask(who, language.equals("ru") ? "ru" : "en"));
        return page(
                token,
                asked.map(what -> "data." + what.name().toLowerCase(Locale.ROOT))
                        .orElse(null),
                request,
                response,
                model);
    }

    private Optional<OwnLinks.Reader> reader(String token, HttpServletRequest request) {
        var reader = links.reader(token);
        reader.flatMap(choices::of).map(PreferenceView::language).ifPresent(known -> {
            ReaderLanguage.speak(request, known);
        });
        return reader;
    }

    private String page(
            String token,
            @Nullable String said,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var view = reader(token, request).flatMap(choices::of);
        if (view.isEmpty()) {
            return page.unknown(request, response, model);
        }
        page.protect(response);
        model.addAttribute("view", view.get());
        model.addAttribute("form", WishForm.of(view.get()));
        model.addAttribute("frequencies", WishForm.FREQUENCIES);
        model.addAttribute("hours", WishForm.HOURS);
        model.addAttribute("week", List.of(DayOfWeek.values()));
        texts.current(ConsentWord.MARKETING, language(request))
                .ifPresent(text -> model.addAttribute("text", text.text()));
        model.addAttribute("said", said);
        model.addAttribute("shop", page.shop());
        model.addAttribute("token", token);
        return "preferences/page";
    }

    private Proof proof(HttpServletRequest request) {
        var shown = texts.current(ConsentWord.MARKETING, language(request));
        return page.proof(request, shown.isPresent() ? shown.get().version() : null, "/p");
    }

    private String language(HttpServletRequest request) {
        return page.language(request).getLanguage().equals("ru") ? "ru" : "en";
    }
}
