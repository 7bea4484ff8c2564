package org.encorecrm.office.binary;

import java.util.Map;
import org.encorecrm.assortment.AssortmentSteps;
import org.encorecrm.assortment.Surveys;
import org.encorecrm.binary.BinaryWords;
import org.encorecrm.binary.WordSettings;
import org.encorecrm.security.Analysts;
import org.encorecrm.security.Audit;
import org.encorecrm.security.Marketers;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/reports/binary")
class BinaryPage {

    private static final int GROUPS = 500;
    private static final int ROWS = 100;

    private final BinaryWords words;
    private final AssortmentSteps steps;
    private final Surveys surveys;
    private final WordSettings settings;
    private final Audit audit;

    BinaryPage(BinaryWords words, AssortmentSteps steps, Surveys surveys, WordSettings settings, Audit audit) {
        this.words = words;
        this.steps = steps;
        this.surveys = surveys;
        this.settings = settings;
        this.audit = audit;
    }

    @GetMapping
    @Analysts
    String page(
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "false") boolean all,
            Model model) {
        var table = words.of(category);
        var rows = table.words().stream()
                .map(row -> WordLine.of(row, category))
                .limit(all ? Long.MAX_VALUE : ROWS)
                .toList();
        model.addAttribute("table", table);
        model.addAttribute("rows", rows);
        model.addAttribute("more", table.words().size() - rows.size());
        model.addAttribute("groups", steps.page("", null, GROUPS));
        model.addAttribute("running", surveys.running().isPresent());
        model.addAttribute("mostPeriods", WordSettings.MOST_PERIODS);
        model.addAttribute("wanted", Map.of("periods", settings.periods(), "doubling", settings.doubling()));
        return "binary/page";
    }

    /** What changes how words are cut starts a survey, or nothing could be said about them until the night. */
    @PostMapping("/settings")
    @Marketers
    @Transactional
    public String change(@RequestParam int periods, @RequestParam boolean doubling) {
        var before = Map.of("periods", settings.periods(), "doubling", settings.doubling());
        var most = Math.max(WordSettings.FEWEST_PERIODS, Math.min(WordSettings.MOST_PERIODS, periods));
        settings.change(most, doubling);
        audit.record("binary.changed", "binary", before, Map.of("periods", most, "doubling", doubling));
        surveys.start();
        return "redirect:/reports/binary";
    }

    @PostMapping("/survey")
    @Marketers
    String survey() {
        surveys.start();
        return "redirect:/reports/binary";
    }
}
