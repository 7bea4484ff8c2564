package org.encorecrm.office.segments;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.security.Analysts;
import org.encorecrm.segment.Explanations;
import org.encorecrm.segment.Members;
import org.encorecrm.segment.NearlyIn;
import org.encorecrm.segment.PreviewTooSlow;
import org.encorecrm.segment.SegmentView;
import org.encorecrm.segment.Segments;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/segments")
@Analysts
class SegmentPages {

    private static final int ROWS = 50;

    private final Segments segments;
    private final Members members;
    private final Explanations explanations;
    private final NamedCustomer search;
    private final NearlyIn nearly;
    private final Uses uses;

    SegmentPages(
            Segments segments,
            Members members,
            Explanations explanations,
            NamedCustomer search,
            NearlyIn nearly,
            Uses uses) {
        this.segments = segments;
        this.members = members;
        this.explanations = explanations;
        this.search = search;
        this.nearly = nearly;
        this.uses = uses;
    }

    @GetMapping
    String list(Model model, Locale locale) {
        var all = segments.all();
        model.addAttribute(
                "lines",
                all.stream()
                        .map(segment -> new Line(segment, sentence(segment.criteria(), locale)))
                        .toList());
        model.addAttribute("filling", all.stream().anyMatch(SegmentView::isFilling));
        model.addAttribute("starts", Start.values());
        return "segments/list";
    }

    @GetMapping("/{key}")
    String one(
            @PathVariable String key,
            @RequestParam(defaultValue = "members") String tab,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(required = false) @Nullable Long customer,
            Model model,
            Locale locale) {
        var segment = segments.get(key);
        model.addAttribute("segment", segment);
        model.addAttribute("sentence", sentence(segment.criteria(), locale));
        model.addAttribute("tab", tab);
        model.addAttribute("uses", uses.of(key));
        var paging = new Paging(ROWS, after);
        switch (tab) {
            case "moves" -> model.addAttribute("moves", members.moves(key, null, null, paging));
            case "explain" -> explain(key, customer == null ? who : "#" + customer, model, locale);
            case "profile" -> {}
            default -> model.addAttribute("members", members.of(key, null, paging));
        }
        return "segments/one";
    }

    /** Finds a customer by whatever was typed and says what each criterion found. */
    @GetMapping("/{key}/why")
    String why(@PathVariable String key, @RequestParam(defaultValue = "") String who, Model model, Locale locale) {
        explain(key, who, model, locale);
        return "segments/one :: why";
    }

    private void explain(String key, String who, Model model, Locale locale) {
        var customer = search.find(who);
        model.addAttribute("who", who);
        model.addAttribute("customer", customer.orElse(null));
        try {
            customer.ifPresent(found ->
                    model.addAttribute("explanation", explanations.explain(key, Long.parseLong(found.id()), locale)));
        } catch (NotFoundException gone) {
            model.addAttribute("customer", null);
        }
    }

    /** Who would be in it but for one thing; asked for by the page, because counting takes its time. */
    @GetMapping("/{key}/nearly")
    String nearly(@PathVariable String key, @RequestParam @Nullable Integer part, Model model, Locale locale) {
        model.addAttribute("key", key);
        model.addAttribute("tooSlow", false)
                .addAttribute("obstacles", List.of())
                .addAttribute("kept", List.of());
        try {
            if (part == null) {
                model.addAttribute("obstacles", nearly.obstacles(key, locale));
            } else {
                model.addAttribute("kept", nearly.but(key, part));
            }
        } catch (PreviewTooSlow slow) {
            model.addAttribute("tooSlow", true);
        }
        return part == null ? "segments/one :: nearly" : "segments/one :: kept";
    }

    private @Nullable String sentence(@Nullable Criterion criteria, Locale locale) {
        return criteria == null ? null : explanations.sentence(criteria, locale);
    }

    static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8);
    }

    /** A segment with its rule in words. */
    public record Line(SegmentView segment, @Nullable String sentence) {}
}
