package org.encorecrm.office.segments;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.encorecrm.security.Marketers;
import org.encorecrm.segment.Segments;
import org.encorecrm.segment.StaticMembers;
import org.encorecrm.support.ConflictException;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a marketer decides about a segment. */
@Controller
@RequestMapping("/segments/{key}")
@Marketers
class SegmentActions {

    private final Segments segments;
    private final StaticMembers byHand;
    private final NamedCustomer search;
    private final MessageSource messages;
    private final Uses uses;

    SegmentActions(Segments segments, StaticMembers byHand, NamedCustomer search, MessageSource messages, Uses uses) {
        this.segments = segments;
        this.byHand = byHand;
        this.search = search;
        this.messages = messages;
        this.uses = uses;
    }

    @PostMapping("/delete")
    String delete(@PathVariable String key, RedirectAttributes redirect, Locale locale) {
        try {
            segments.delete(key);
            redirect.addFlashAttribute("flash", say(locale, "segments.deleted"));
            return "redirect:/segments";
        } catch (ConflictException used) {
            return back(
                    key,
                    redirect,
                    "flashBad",
                    say(
                            locale,
                            "segments.inUse",
                            uses.of(key).stream()
                                    .map(use -> say(locale, "segments.use." + use.kind(), use.name()))
                                    .collect(Collectors.joining(", "))));
        }
    }

    @PostMapping("/add")
    String add(@PathVariable String key, @RequestParam String who, RedirectAttributes redirect, Locale locale) {
        var found = search.find(who);
        if (found.isEmpty()) {
            return back(key, redirect, "flashBad", say(locale, "segments.notFound", who));
        }
        byHand.add(key, List.of(Long.valueOf(found.get().id())));
        return back(
                key,
                redirect,
                "flash",
                say(locale, "segments.added", found.get().calledBy()));
    }

    @PostMapping("/remove")
    String remove(@PathVariable String key, @RequestParam long customer, RedirectAttributes redirect, Locale locale) {
        byHand.remove(key, List.of(customer));
        return back(key, redirect, "flash", say(locale, "segments.removed"));
    }

    private String say(Locale locale, String code, Object... arguments) {
        return messages.getMessage(code, arguments, locale);
    }

    private static String back(String key, RedirectAttributes redirect, String kind, String text) {
        redirect.addFlashAttribute(kind, text);
        return "redirect:/segments/" + SegmentPages.encoded(key);
    }
}
