package org.encorecrm.office.rfm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.encorecrm.assortment.AssortmentSteps;
import org.encorecrm.assortment.GroupFigures;
import org.encorecrm.criteria.CriteriaReader;
import org.encorecrm.metrics.Scales;
import org.encorecrm.office.Report;
import org.encorecrm.office.scores.ScaleView;
import org.encorecrm.security.Analysts;
import org.encorecrm.segment.PreviewTooSlow;
import org.encorecrm.segment.Previews;
import org.encorecrm.support.json.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

@Controller
@RequestMapping("/reports/rfm")
@Analysts
class RfmReport {

    private static final int SAMPLE = 20;
    private static final int GROUPS = 500;

    private final AskedGrids grids;
    private final Scales scales;
    private final Previews previews;
    private final AssortmentSteps steps;

    RfmReport(AskedGrids grids, Scales scales, Previews previews, AssortmentSteps steps) {
        this.grids = grids;
        this.scales = scales;
        this.previews = previews;
        this.steps = steps;
    }

    @Bean
    static Report rfmReport() {
        return new Report(10, "rfm", "/reports/rfm", "chart");
    }

    @GetMapping
    String page(
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable String category,
            Model model) {
        model.addAttribute(
                "categories",
                steps.page("", "", GROUPS).stream().map(GroupFigures::category).toList());
        grid(asOf, category, model);
        return "rfm/report";
    }

    /** What the page asks for until it is counted. */
    @GetMapping("/grid")
    String grid(
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable String category,
            Model model) {
        var group = category == null || category.isBlank() ? null : category.strip();
        var tally = grids.of(asOf, group);
        var counted = tally.answer();
        model.addAttribute("asOf", asOf)
                .addAttribute("category", group)
                .addAttribute("asked", asOf != null || group != null)
                .addAttribute("past", asOf != null)
                .addAttribute("tally", tally)
                .addAttribute("grid", counted == null ? null : GridView.of(counted));
        if (asOf == null && group == null) {
            describe(model);
        }
        return "rfm/report :: grid";
    }

    /** Who is in a cell of the present, and the criteria that say so. */
    @GetMapping("/cell")
    String cell(
            @RequestParam int r,
            @RequestParam int f,
            @RequestParam @Nullable String category,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model) {
        if (part == null) {
            // opened in a tab of its own: the part alone is no page
            return "redirect:/reports/rfm" + (category == null ? "" : "?category=" + UriUtils.encode(category, UTF_8));
        }
        model.addAttribute("r", r).addAttribute("f", f).addAttribute("category", category);
        if (category == null || category.isBlank()) {
            people(CellCriteria.ofScores(r, f), model);
        } else {
            grids.boundaries(category)
                    .ifPresentOrElse(
                            found -> people(category.strip(), r, f, found, model),
                            () -> model.addAttribute("tooSlow", true));
        }
        return "rfm/report :: cell";
    }

    /** The page may have been loaded when there were more boundaries. */
    private void people(String category, int r, int f, Map<String, double[]> boundaries, Model model) {
        if (CellCriteria.exists(r, f, boundaries)) {
            people(CellCriteria.ofGroup(category, r, f, boundaries), model);
        } else {
            model.addAttribute("gone", true);
        }
    }

    private void people(String criteria, Model model) {
        model.addAttribute("criteria", criteria);
        try {
            var criterion = CriteriaReader.read(Json.MAPPER.readTree(criteria), "/criteria");
            model.addAttribute("preview", previews.preview(criterion, SAMPLE, null));
        } catch (PreviewTooSlow slow) {
            model.addAttribute("tooSlow", true);
        }
    }

    private void describe(Model model) {
        scales.kept().stream()
                .map(ScaleView::of)
                .forEach(scale -> model.addAttribute("scale" + scale.figure().toUpperCase(Locale.ROOT), scale));
    }
}
