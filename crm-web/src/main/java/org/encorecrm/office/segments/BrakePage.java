package org.encorecrm.office.segments;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.encorecrm.security.Analysts;
import org.encorecrm.security.Marketers;
import org.encorecrm.segment.BrakeTuning;
import org.encorecrm.segment.HeldMoves;
import org.encorecrm.segment.Segments;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Paging;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The surge brake of a segment: who waits, what is decided about them, and where its limits are. */
@Controller
@RequestMapping("/segments/{key}")
class BrakePage {

    private static final int ROWS = 50;

    private final HeldMoves held;
    private final Segments segments;
    private final Settings settings;
    private final MessageSource messages;

    BrakePage(HeldMoves held, Segments segments, Settings settings, MessageSource messages) {
        this.held = held;
        this.segments = segments;
        this.settings = settings;
        this.messages = messages;
    }

    @Analysts
    @GetMapping("/held")
    String page(@PathVariable String key, @RequestParam @Nullable String after, Model model) {
        model.addAttribute("segment", segments.get(key));
        model.addAttribute("waiting", held.waiting(key, new Paging(ROWS, after)));
        model.addAttribute("usualEntries", BrakeTuning.ENTRIES.of(settings));
        model.addAttribute("usualFactor", BrakeTuning.FACTOR.of(settings));
        return "segments/held";
    }

    /** @param customer whose, nobody named: everybody's */
    @Marketers
    @PostMapping("/release")
    String release(
            @PathVariable String key,
            @RequestParam @Nullable List<Long> customer,
            RedirectAttributes redirect,
            Locale locale) {
        var decided = held.release(key, customer);
        var text = messages.getMessage("segments.released", new Object[] {decided.acting()}, locale);
        if (decided.dropped() > 0) {
            text += ". " + messages.getMessage("segments.released.gone", new Object[] {decided.dropped()}, locale);
        }
        return back(key, redirect, text);
    }

    @Marketers
    @PostMapping("/discard")
    String discard(
            @PathVariable String key,
            @RequestParam @Nullable List<Long> customer,
            RedirectAttributes redirect,
            Locale locale) {
        var decided = held.discard(key, customer);
        return back(key, redirect, messages.getMessage("segments.discarded", new Object[] {decided.dropped()}, locale));
    }

    @Marketers
    @PostMapping("/brake")
    String limits(
            @PathVariable String key,
            @RequestParam @Nullable Integer entries,
            @RequestParam @Nullable BigDecimal factor,
            RedirectAttributes redirect,
            Locale locale) {
        try {
            segments.brake(key, entries, factor);
            redirect.addFlashAttribute("flash", messages.getMessage("segments.brake.saved", null, locale));
        } catch (InvalidInputException invalid) {
            redirect.addFlashAttribute("flashBad", messages.getMessage("segments.brake.invalid", null, locale));
        }
        return "redirect:/segments/" + SegmentPages.encoded(key) + "/held";
    }

    private String back(String key, RedirectAttributes redirect, String text) {
        redirect.addFlashAttribute("flash", text);
        var next = segments.get(key).isHeld() ? "/held" : "";
        return "redirect:/segments/" + SegmentPages.encoded(key) + next;
    }
}
