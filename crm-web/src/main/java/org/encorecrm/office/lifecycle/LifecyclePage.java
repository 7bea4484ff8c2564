package org.encorecrm.office.lifecycle;

import java.time.LocalDate;
import java.util.List;
import org.encorecrm.metrics.Lifecycle;
import org.encorecrm.metrics.StageFlow;
import org.encorecrm.office.lifecycle.LifecycleTallies.Counts;
import org.encorecrm.office.lifecycle.LifecycleTallies.Present;
import org.encorecrm.security.Analysts;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.encorecrm.tally.Tallies;
import org.encorecrm.tally.Tally;
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
    private final Tally<Present, Counts> stages;
    private final Tallies tallies;
    private final Tally<PeriodAsked, StageFlow> flows;
    private final Settings settings;
    private final BusinessClock clock;

    LifecyclePage(
            Lifecycle lifecycle,
            Tally<Present, Counts> stages,
            Tallies tallies,
            Tally<PeriodAsked, StageFlow> flows,
            Settings settings,
            BusinessClock clock) {
        this.lifecycle = lifecycle;
        this.stages = stages;
        this.tallies = tallies;
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
        var period = Period.of(from, to, LocalDate.ofInstant(clock.now(), settings.zone()));
        var counted = tallies.ask(stages, new Present());
        model.addAttribute("counted", counted);
        var counts = counted.answer();
        model.addAttribute("stages", counts == null ? null : StageShare.of(counts.stages()));
        model.addAttribute("limits", lifecycle.limits());
        following(model);
        model.addAttribute("period", period);
        model.addAttribute("moved", moved);
        var tally = tallies.askAfter(counted, flows, PeriodAsked.of(List.of(), period));
        model.addAttribute("tally", tally);
        var flow = tally.answer();
        if (flow != null) {
            flow(flow, moved, model);
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
