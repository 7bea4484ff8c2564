package org.encorecrm.office.lifecycle;

import java.time.LocalDate;
import org.encorecrm.metrics.Lifecycle;
import org.encorecrm.metrics.StageFlow;
import org.encorecrm.metrics.StageFlows;
import org.encorecrm.metrics.Stages;
import org.encorecrm.security.Analysts;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who is in which stage, and who passed from where to where in a period. */
@Controller
@Analysts
class LifecyclePage {

    private final Lifecycle lifecycle;
    private final Stages stages;
    private final StageFlows flows;
    private final Settings settings;
    private final BusinessClock clock;

    LifecyclePage(Lifecycle lifecycle, Stages stages, StageFlows flows, Settings settings, BusinessClock clock) {
        this.lifecycle = lifecycle;
        this.stages = stages;
        this.flows = flows;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param moved leave out whoever stayed where they were */
    @GetMapping("/reports/lifecycle")
    String report(
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            @RequestParam(defaultValue = "false") boolean moved,
            Model model) {
        var zone = settings.zone();
        var now = clock.now();
        var period = Period.of(from, to, LocalDate.ofInstant(now, zone));
        model.addAttribute("stages", StageShare.of(stages.counts()));
        model.addAttribute("limits", lifecycle.limits());
        following(model);
        model.addAttribute("period", period);
        model.addAttribute("moved", moved);
        try {
            flow(flows.between(period.start(zone), period.end(zone, now)), moved, model);
        } catch (InvalidInputException tooLongAgo) {
            model.addAttribute("tooLongAgo", true);
        }
        return "lifecycle/report";
    }

    /** How far those are whom other limits put elsewhere; asked for until all have followed. */
    @GetMapping("/reports/lifecycle/following")
    String following(Model model) {
        model.addAttribute("following", lifecycle.following().orElse(null));
        return "lifecycle/report :: following";
    }

    private static void flow(StageFlow flow, boolean moved, Model model) {
        var passages = Passages.of(flow);
        var drawn = passages.lines().stream()
                .filter(each -> !moved || !each.isStay())
                .toList();
        model.addAttribute("passages", passages);
        model.addAttribute("recorded", flow.recorded());
        model.addAttribute("wide", Sankey.wide(drawn));
        model.addAttribute("narrow", Sankey.narrow(drawn));
    }
}
