package org.encorecrm.office.segments;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.encorecrm.criteria.Catalogue;
import org.encorecrm.criteria.Criteria;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.criteria.Field;
import org.encorecrm.security.Marketers;
import org.encorecrm.segment.Explanations;
import org.encorecrm.segment.PreviewTooSlow;
import org.encorecrm.segment.Previews;
import org.encorecrm.segment.SegmentKind;
import org.encorecrm.segment.SegmentView;
import org.encorecrm.segment.Segments;
import org.encorecrm.segment.Suggestions;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The constructor: a tree that is built in a form, counted while one builds. */
@Controller
@RequestMapping("/segments")
@Marketers
class ConstructorPage {

    private static final int SAMPLE = 5;

    private final Segments segments;
    private final Previews previews;
    private final Explanations explanations;
    private final Suggestions suggestions;
    private final Palettes palettes;
    private final Criteria reader;

    ConstructorPage(
            Segments segments,
            Previews previews,
            Explanations explanations,
            Suggestions suggestions,
            Palettes palettes,
            Criteria reader) {
        this.segments = segments;
        this.previews = previews;
        this.explanations = explanations;
        this.suggestions = suggestions;
        this.palettes = palettes;
        this.reader = reader;
    }

    @GetMapping("/new")
    String fresh(
            @RequestParam @Nullable String start, @RequestParam @Nullable String criteria, Model model, Locale locale) {
        var draft = Start.of(start)
                .or(() -> Given.criteria(criteria))
                .map(given -> DraftOf.criteria(given, reader.vocabulary()))
                .orElseGet(() -> new DraftNode("all"));
        var kind = "static".equals(start) ? SegmentKind.STATIC : SegmentKind.DYNAMIC;
        return page(model, locale, new SegmentForm("", "", kind, null), draft);
    }

    @GetMapping("/{key}/edit")
    String edit(@PathVariable String key, Model model, Locale locale) {
        var segment = segments.get(key);
        var criteria = segment.criteria();
        var draft = criteria == null ? new DraftNode("all") : DraftOf.criteria(criteria, reader.vocabulary());
        return page(model, locale, new SegmentForm(key, segment.name(), segment.kind(), segment.version()), draft);
    }

    /** A button of the tree was pressed, or a choice changes what is to be filled in. */
    @PostMapping("/constructor/tree")
    String tree(
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "r") String at,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        var root = DraftForm.read(request.getParameterMap(), reader.vocabulary());
        var next = DraftActions.apply(root, act, at);
        response.setHeader(
                "HX-Trigger-After-Swap",
                next == null ? "tree-changed" : "{\"tree-changed\": \"\", \"tree-grown\": \"" + next + "\"}");
        model.addAttribute("root", root).addAttribute("words", palettes.words(locale));
        return "segments/constructor :: tree";
    }

    @PostMapping("/constructor/count")
    String count(HttpServletRequest request, Model model, Locale locale) {
        var root = DraftForm.read(request.getParameterMap(), reader.vocabulary());
        var draft = DraftJson.of(root, "/criteria");
        try {
            var criterion = reader.read(draft.json(), "/criteria");
            model.addAttribute("sentence", explanations.sentence(criterion, locale));
            model.addAttribute("preview", previews.preview(criterion, SAMPLE, null));
        } catch (InvalidInputException unfinished) {
            model.addAttribute("unfinished", true);
        } catch (PreviewTooSlow slow) {
            model.addAttribute("tooSlow", true);
        }
        return "segments/constructor :: count";
    }

    @GetMapping("/constructor/suggestions")
    String suggestions(@RequestParam String field, @RequestParam(defaultValue = "") String about, Model model) {
        var catalogue = switch (about) {
            case "event" -> Catalogue.EVENT;
            case "purchase" -> reader.vocabulary().purchase();
            case "message" -> Catalogue.MESSAGE;
            default -> reader.vocabulary().customer();
        };
        List<String> found =
                catalogue.find(field).map((Field each) -> suggestions.of(each)).orElse(List.of());
        model.addAttribute("suggestions", found);
        return "segments/constructor :: suggestions";
    }

    @PostMapping("/constructor")
    String save(
            SegmentForm form,
            @RequestParam @Nullable String actions,
            HttpServletRequest request,
            Model model,
            Locale locale) {
        var root = DraftForm.read(request.getParameterMap(), reader.vocabulary());
        var draft = DraftJson.of(root, "/criteria");
        try {
            var byHand = form.kind() == SegmentKind.STATIC && root.getChildren().isEmpty();
            var criteria = byHand ? null : reader.read(draft.json(), "/criteria");
            if (actions == null && changesWhoIsIn(form, criteria)) {
                model.addAttribute("asking", true);
                return page(model, locale, form, root);
            }
            var saved = form.save(segments, criteria, "act".equals(actions));
            return "redirect:/segments/" + SegmentPages.encoded(saved.key());
        } catch (InvalidInputException invalid) {
            draft.mark(invalid.violations());
            invalid.violations().stream()
                    .filter(each -> each.pointer().equals("/name"))
                    .findFirst()
                    .ifPresent(each -> model.addAttribute("nameError", "segments.error.name"));
            invalid.violations().stream()
                    .filter(each -> each.message().contains("→"))
                    .findFirst()
                    .ifPresent(each -> model.addAttribute(
                            "circle", each.message().substring(each.message().indexOf(':') + 1)));
        } catch (ConflictException conflict) {
            model.addAttribute("conflict", conflict(form.key()));
        }
        return page(model, locale, form, root);
    }

    private String conflict(String key) {
        var segment = segments.find(key);
        if (segment.filter(SegmentView::isHeld).isPresent()) {
            return "segments.error.held";
        }
        return segment.filter(SegmentView::isFilling).isPresent()
                ? "segments.error.filling"
                : "segments.error.conflict";
    }

    /** Then the marketer sees the difference first and says whether it is to act. */
    private boolean changesWhoIsIn(SegmentForm form, @Nullable Criterion criteria) {
        return criteria != null
                && !form.isNew()
                && form.isDynamic()
                && !criteria.equals(segments.get(form.key()).criteria());
    }

    private String page(Model model, Locale locale, SegmentForm form, DraftNode root) {
        root.speaking(reader.vocabulary()).number("r");
        model.addAttribute("form", form);
        model.addAttribute("root", root);
        model.addAttribute("words", palettes.words(locale));
        model.addAttribute(
                "palette",
                palettes.palette(
                        segments.all().stream()
                                .filter(each -> !each.key().equals(form.key()))
                                .toList(),
                        locale));
        return "segments/constructor";
    }
}
