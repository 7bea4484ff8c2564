package org.encorecrm.track;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.encorecrm.feedback.Sheet;
import org.encorecrm.feedback.Sheet.State;
import org.encorecrm.feedback.Sheets;
import org.encorecrm.message.Links;
import org.encorecrm.security.Everybody;
import org.encorecrm.security.ReaderLanguage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where a customer answers a survey, without a login: the signed link says who. Opening it stores nothing, because mail
 * scanners follow links, and a number clicked in a letter is only chosen; the button stores. There is no cookie that
 * another site could make use of.
 */
@Controller
@Everybody
@RequestMapping("/s/{token}")
class SurveyPage {

    private final Links links;
    private final Sheets sheets;
    private final PrivatePage pages;

    SurveyPage(Links links, Sheets sheets, PrivatePage pages) {
        this.links = links;
        this.sheets = sheets;
        this.pages = pages;
    }

    @GetMapping
    String ask(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String answer,
            @RequestParam(required = false) @Nullable String thanks,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (!pages.allows(request)) {
            return plain("busy", HttpStatus.TOO_MANY_REQUESTS, response, model);
        }
        if (token.equals(Links.SURVEY_PREVIEW)) {
            return plain("preview", HttpStatus.OK, response, model);
        }
        var link = links.survey(token);
        if (link.isEmpty()) {
            return plain("unknown", HttpStatus.NOT_FOUND, response, model);
        }
        var sheet = sheets.of(link.get().surveyId(), link.get().customerId());
        var chosen = SheetForm.chosen(sheet, answer);
        return page(sheet, thanks != null, new SheetForm(sheet, chosen, Map.of()), token, request, response, model);
    }

    @PostMapping
    String answer(
            @PathVariable String token,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (!pages.allows(request)) {
            return plain("busy", HttpStatus.TOO_MANY_REQUESTS, response, model);
        }
        var link = links.survey(token);
        if (link.isEmpty()) {
            return plain("unknown", HttpStatus.NOT_FOUND, response, model);
        }
        var sheet = sheets.of(link.get().surveyId(), link.get().customerId());
        if (sheet.state() != State.OPEN) {
            return page(sheet, false, new SheetForm(sheet, Map.of(), Map.of()), token, request, response, model);
        }
        Map<String, List<String>> given = SheetForm.read(form);
        var faults = sheets.answer(link.get().surveyId(), link.get().customerId(), given);
        if (faults.isEmpty()) {
            return "redirect:/s/" + token + "?thanks=yes";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(sheet, false, new SheetForm(sheet, given, faults), token, request, response, model);
    }

    private String page(
            Sheet sheet,
            boolean thanks,
            SheetForm form,
            String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        ReaderLanguage.speak(request, sheet.language().getLanguage());
        if (sheet.state() == State.UNKNOWN) {
            return plain("unknown", HttpStatus.NOT_FOUND, response, model);
        }
        model.addAttribute("form", form);
        model.addAttribute("token", token);
        var state = sheet.state().name().toLowerCase(Locale.ROOT);
        return show(thanks && sheet.state() == State.ANSWERED ? "thanks" : state, response, model);
    }

    private String plain(String state, HttpStatus status, HttpServletResponse response, Model model) {
        response.setStatus(status.value());
        return show(state, response, model);
    }

    private String show(String state, HttpServletResponse response, Model model) {
        pages.protect(response);
        model.addAttribute("state", state);
        model.addAttribute("shop", pages.shop());
        return "track/survey";
    }
}
