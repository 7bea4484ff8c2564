package org.encorecrm.office.duplicates;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.encorecrm.customer.CustomerField;
import org.encorecrm.duplicate.AutomaticMerging;
import org.encorecrm.duplicate.Searches;
import org.encorecrm.identity.AcceptedPairs;
import org.encorecrm.identity.Duplicates;
import org.encorecrm.identity.MergeView;
import org.encorecrm.office.DuplicateWords;
import org.encorecrm.security.Marketers;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/customers/duplicates")
@Marketers
class QueuePage {

    private static final String BACK = "redirect:/customers/duplicates";

    /** Beyond it the page says "more than". */
    private static final int COUNTED = 1_000;

    private final Duplicates duplicates;
    private final AcceptedPairs accepted;
    private final Pairings pairings;
    private final Searches searches;
    private final AutomaticMerging automatic;

    QueuePage(
            Duplicates duplicates,
            AcceptedPairs accepted,
            Pairings pairings,
            Searches searches,
            AutomaticMerging automatic) {
        this.duplicates = duplicates;
        this.accepted = accepted;
        this.pairings = pairings;
        this.searches = searches;
        this.automatic = automatic;
    }

    @GetMapping
    String queue(Model model) {
        next(model);
        progress(model);
        return "duplicates/queue";
    }

    /** What the page asks for every second while something runs. */
    @GetMapping("/now")
    String now(Model model) {
        progress(model);
        return "duplicates/queue :: now";
    }

    /**
     * One decision; the next pair is the answer.
     *
     * @param form {@code keep_<column>=younger} for fields whose younger value survives
     */
    @PostMapping("/{id:\\d{1,18}}")
    String decide(
            @PathVariable long id,
            @RequestParam Answer decision,
            @RequestParam Map<String, String> form,
            @RequestHeader(value = "HX-Request", required = false) @Nullable String fragment,
            Authentication who,
            Model model) {
        try {
            var merge = apply(id, decision, chosen(form), who.getName());
            model.addAttribute("answered", decision.name().toLowerCase(Locale.ROOT));
            model.addAttribute("merge", merge);
        } catch (NotFoundException | ConflictException gone) {
            model.addAttribute("answered", "gone");
        }
        if (fragment == null) {
            return BACK;
        }
        next(model);
        return "duplicates/queue :: pair";
    }

    private @Nullable MergeView apply(long id, Answer decision, Set<CustomerField> fromYounger, String who) {
        switch (decision) {
            case MERGE:
                return duplicates.decide(id, Duplicates.Decision.MERGE, fromYounger, who);
            case DISTINCT:
                return duplicates.decide(id, Duplicates.Decision.DISTINCT, who);
            default:
                duplicates.postpone(id);
                return null;
        }
    }

    static Set<CustomerField> chosen(Map<String, String> form) {
        var chosen = EnumSet.noneOf(CustomerField.class);
        for (var field : CustomerField.values()) {
            if ("younger".equals(form.get("keep_" + field.column()))) {
                chosen.add(field);
            }
        }
        return chosen;
    }

    @PostMapping("/search")
    String search() {
        searches.start();
        return BACK;
    }

    @PostMapping("/search/{id:\\d{1,18}}/cancel")
    String cancel(@PathVariable long id) {
        searches.cancel(id);
        return BACK;
    }

    /** Says how many pairs would be merged; nothing happens yet. */
    @GetMapping("/accept")
    String sure(@RequestParam double score, Model model) {
        model.addAttribute("score", score);
        model.addAttribute("pairs", accepted.above(score));
        return "duplicates/queue :: sure";
    }

    @PostMapping("/accept")
    String accept(@RequestParam double score, Authentication who) {
        if (score < AutomaticMerging.LOWEST) {
            throw new ConflictException("Too many would be wrong below " + AutomaticMerging.LOWEST);
        }
        accepted.accept(score, who.getName());
        return BACK;
    }

    @PostMapping("/accept/cancel")
    String cancelAccepted() {
        accepted.cancel();
        return BACK;
    }

    private void next(Model model) {
        var pair = duplicates.next().flatMap(pairings::of);
        model.addAttribute("pair", pair.orElse(null));
        model.addAttribute("count", duplicates.count(COUNTED + 1));
        model.addAttribute("counted", COUNTED);
    }

    private void progress(Model model) {
        var search = searches.latest().orElse(null);
        var waiting = accepted.waiting();
        var threshold = automatic.threshold();
        model.addAttribute("search", search);
        model.addAttribute("waiting", waiting);
        model.addAttribute("busy", waiting > 0 || search != null && search.running());
        model.addAttribute(
                "automaticFrom", threshold.isPresent() ? DuplicateWords.certainty(threshold.getAsDouble()) : null);
    }

    /** What a person says, or that they will say it later. */
    enum Answer {
        MERGE,
        DISTINCT,
        LATER
    }
}
