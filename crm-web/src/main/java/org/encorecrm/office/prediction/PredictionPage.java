package org.encorecrm.office.prediction;

import org.encorecrm.office.Fmt;
import org.encorecrm.prediction.Consumables;
import org.encorecrm.prediction.PredictionReport;
import org.encorecrm.prediction.PredictionRuns;
import org.encorecrm.prediction.Predictions;
import org.encorecrm.security.Analysts;
import org.encorecrm.security.Marketers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/reports/prediction")
class PredictionPage {

    private static final int GROUPS_SHOWN = 100;
    private static final String BACK = "redirect:/reports/prediction";

    private final PredictionReport report;
    private final PredictionRuns runs;
    private final Consumables consumables;
    private final Fmt fmt;

    PredictionPage(PredictionReport report, PredictionRuns runs, Consumables consumables, Fmt fmt) {
        this.report = report;
        this.runs = runs;
        this.consumables = consumables;
        this.fmt = fmt;
    }

    @GetMapping
    @Analysts
    String page(Model model) {
        now(model);
        var calibration = report.calibration();
        model.addAttribute("model", report.model().orElse(null));
        model.addAttribute(
                "scored",
                calibration.isEmpty()
                        ? null
                        : Scored.of(calibration, fmt.date(calibration.get(0).until())));
        model.addAttribute("spread", report.spread());
        model.addAttribute("groups", consumables.list(GROUPS_SHOWN));
        model.addAttribute("fewestCustomers", Predictions.FEWEST_CUSTOMERS);
        model.addAttribute("fewestRepeats", Predictions.FEWEST_REPEATS);
        return "prediction/page";
    }

    /** What the page asks for every second while a run goes on. */
    @GetMapping("/now")
    @Analysts
    String now(Model model) {
        model.addAttribute("run", runs.latest().orElse(null));
        return "prediction/page :: now";
    }

    @PostMapping("/runs")
    @Marketers
    String start() {
        runs.start();
        return BACK;
    }

    @PostMapping("/runs/{id}/cancel")
    @Marketers
    String cancel(@PathVariable long id) {
        runs.cancel(id);
        return BACK;
    }

    /** @param runsOut yes, no, or empty for what the figures say */
    @PostMapping("/groups")
    @Marketers
    String mark(@RequestParam String category, @RequestParam @Nullable Boolean runsOut) {
        consumables.mark(category, runsOut);
        return BACK + "#groups";
    }
}
