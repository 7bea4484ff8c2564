package org.encorecrm.office.scenarios;

import java.util.Arrays;
import java.util.List;
import org.encorecrm.scenario.RunState;
import org.encorecrm.scenario.Runs;
import org.encorecrm.scenario.Scenarios;
import org.encorecrm.security.Marketers;
import org.encorecrm.segment.Segments;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The scenarios, one of them, and its switch. */
@Controller
@RequestMapping("/scenarios")
@Marketers
class ScenariosPage {

    private static final int RUNS = 50;
    private static final List<RunState> TILES =
            List.of(RunState.ACTIVE, RunState.DONE, RunState.STOPPED, RunState.HELD_OUT, RunState.DEAD);

    private final Scenarios scenarios;
    private final Runs runs;
    private final Flow flow;
    private final Segments segments;
    private final MessageSource messages;

    ScenariosPage(Scenarios scenarios, Runs runs, Flow flow, Segments segments, MessageSource messages) {
        this.scenarios = scenarios;
        this.runs = runs;
        this.flow = flow;
        this.segments = segments;
        this.messages = messages;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("scenarios", scenarios.summaries());
        return "scenarios/list";
    }

    @GetMapping("/{key}")
    String one(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Long after,
            Model model) {
        var scenario = scenarios.get(key);
        var stats = scenarios.stats(key);
        model.addAttribute("scenario", scenario);
        model.addAttribute(
                "segment",
                segments.find(scenario.definition().trigger().segment()).orElse(null));
        model.addAttribute("stats", stats);
        model.addAttribute("flow", flow.of(scenario, stats));
        model.addAttribute("present", scenarios.present(key));
        model.addAttribute("state", state);
        model.addAttribute("states", RunState.values());
        model.addAttribute("tiles", TILES);
        model.addAttribute("runs", runs.of(key, state(state), after, RUNS));
        return "scenarios/one";
    }

    private static @Nullable RunState state(@Nullable String word) {
        return Arrays.stream(RunState.values())
                .filter(known -> known.code().equals(word))
                .findFirst()
                .orElse(null);
    }

    @PostMapping("/{key}/activate")
    String activate(
            @PathVariable String key,
            @RequestParam(defaultValue = "false") boolean enrolPresent,
            RedirectAttributes redirect) {
        try {
            var activated = scenarios.activate(key, enrolPresent);
            redirect.addFlashAttribute(
                    "flash",
                    enrolPresent
                            ? text("scenarios.switchedOn.with", activated.enrolled())
                            : text("scenarios.switchedOn"));
        } catch (InvalidInputException leadsNowhere) {
            redirect.addFlashAttribute("flashBad", text("scenarios.cannotSwitchOn"));
        } catch (ConflictException notEverybodyIsPresent) {
            redirect.addFlashAttribute("flashBad", text("scenarios.present.filling"));
        }
        return "redirect:/scenarios/{key}";
    }

    @PostMapping("/{key}/pause")
    String pause(@PathVariable String key, RedirectAttributes redirect) {
        scenarios.pause(key);
        redirect.addFlashAttribute("flash", text("scenarios.switchedOff"));
        return "redirect:/scenarios/{key}";
    }

    @PostMapping("/{key}/runs/{id}/retry")
    String retry(@PathVariable String key, @PathVariable long id, RedirectAttributes redirect) {
        try {
            runs.retry(key, id);
            redirect.addFlashAttribute("flash", text("scenarios.retried"));
        } catch (ConflictException notDeadAnyMore) {
            redirect.addFlashAttribute("flashBad", text("scenarios.notDead"));
        }
        redirect.addAttribute("state", RunState.DEAD.code());
        return "redirect:/scenarios/{key}";
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
