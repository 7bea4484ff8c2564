package org.encorecrm.office.letters;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.encorecrm.message.MessageFilter;
import org.encorecrm.message.MessageLog;
import org.encorecrm.scenario.ScenarioView;
import org.encorecrm.scenario.Scenarios;
import org.encorecrm.security.Marketers;
import org.encorecrm.security.Staff;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Paging;
import org.encorecrm.template.TemplateView;
import org.encorecrm.template.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Letters sent, on their way, and kept back. */
@Controller
@RequestMapping("/letters")
class LetterPages {

    private static final int PAGE = 50;

    private final MessageLog log;
    private final SeenLetters seen;
    private final Scenarios scenarios;
    private final Templates templates;
    private final MessageSource texts;

    LetterPages(MessageLog log, SeenLetters seen, Scenarios scenarios, Templates templates, MessageSource texts) {
        this.log = log;
        this.seen = seen;
        this.scenarios = scenarios;
        this.templates = templates;
        this.texts = texts;
    }

    @Marketers
    @GetMapping
    String list(
            @RequestParam(defaultValue = "all") String state,
            @RequestParam(defaultValue = "") String scenario,
            @RequestParam(required = false) @Nullable Long customer,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        var shown = Shown.of(state);
        var filter = new MessageFilter(customer, scenario.isBlank() ? null : scenario, shown.states());
        var page = log.page(filter, new Paging(PAGE, after)).map(LetterRow::new);
        model.addAttribute("page", page);
        model.addAttribute("shown", shown);
        model.addAttribute("choices", Shown.values());
        model.addAttribute("scenario", scenario);
        model.addAttribute("customer", customer);
        model.addAttribute("scenarios", log.scenarios());
        model.addAttribute("names", names());
        model.addAttribute("next", page.next() == null ? null : next(shown, scenario, customer, page.next()));
        return "letters/list";
    }

    /** Of scenarios by their keys; one that is gone is called by its key. */
    private Map<String, String> names() {
        return scenarios.all().stream()
                .collect(Collectors.toMap(ScenarioView::key, ScenarioView::name, (one, same) -> one));
    }

    private static String next(Shown shown, String scenario, @Nullable Long customer, String after) {
        var address = UriComponentsBuilder.fromPath("/letters").queryParam("state", shown.code());
        if (!scenario.isBlank()) {
            address.queryParam("scenario", scenario);
        }
        if (customer != null) {
            address.queryParam("customer", customer);
        }
        return address.queryParam("after", after).encode().build().toUriString();
    }

    @Staff
    @GetMapping("/{id}")
    String letter(@PathVariable long id, Authentication who, Model model) {
        var message = seen.get(id, who);
        var template = message.template();
        model.addAttribute("row", new LetterRow(message));
        model.addAttribute(
                "template", templates.find(template).map(TemplateView::name).orElse(template));
        var scenario = message.scenario();
        model.addAttribute("scenario", scenario == null ? null : scenarios.nameOf(scenario));
        model.addAttribute("letter", log.letter(id).orElse(null));
        model.addAttribute("reactions", log.reactions(id));
        return "letters/letter";
    }

    @Staff
    @GetMapping("/{id}/frame")
    ResponseEntity<String> frame(@PathVariable long id, Authentication who) {
        return LetterFrame.of(log.letter(seen.get(id, who).id())
                .orElseThrow(() -> new NotFoundException("letter " + id))
                .html());
    }

    @Marketers
    @PostMapping("/{id}/send")
    String sendAgain(@PathVariable long id, Locale locale, RedirectAttributes redirect) {
        try {
            log.sendAgain(id);
            redirect.addFlashAttribute("flash", texts.getMessage("letters.sentAgain", null, locale));
        } catch (ConflictException goneOn) {
            redirect.addFlashAttribute("flashBad", texts.getMessage("letters.notSentAgain", null, locale));
        }
        return "redirect:/letters/" + id;
    }
}
