package org.encorecrm.office.recomputation;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import org.encorecrm.pipeline.Nightly;
import org.encorecrm.pipeline.Pipeline;
import org.encorecrm.pipeline.Recomputation;
import org.encorecrm.pipeline.Recomputations;
import org.encorecrm.security.Administrators;
import org.encorecrm.support.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
@RequestMapping("/settings/recomputation")
@Administrators
class RecomputationPage {

    private static final int RUNS_SHOWN = 10;
    private static final int DEAD_SHOWN = 50;
    private static final String BACK = "redirect:/settings/recomputation";

    private final Recomputations recomputations;
    private final Pipeline pipeline;
    private final Nightly nightly;
    private final BusinessClock clock;

    RecomputationPage(Recomputations recomputations, Pipeline pipeline, Nightly nightly, BusinessClock clock) {
        this.recomputations = recomputations;
        this.pipeline = pipeline;
        this.nightly = nightly;
        this.clock = clock;
    }

    @GetMapping
    String page(Model model) {
        now(model);
        model.addAttribute("dead", pipeline.dead(DEAD_SHOWN));
        return "recomputation/page";
    }

    /** What the page asks for every second while a recomputation runs. */
    @GetMapping("/now")
    String now(Model model) {
        var recent = recomputations.recent(RUNS_SHOWN);
        var next = nightly.after(clock.now());
        model.addAttribute("running", running(recent.isEmpty() ? null : recent.get(0)));
        model.addAttribute(
                "past",
                recent.stream().filter(run -> !run.running()).map(PastRun::of).toList());
        model.addAttribute("next", next.equals(Schedule.NEVER) ? null : next);
        model.addAttribute("depth", pipeline.depth());
        return "recomputation/page :: now";
    }

    @PostMapping
    String start() {
        recomputations.start();
        return BACK;
    }

    @PostMapping("/{id}/cancel")
    String cancel(@PathVariable long id) {
        recomputations.cancel(id);
        return BACK;
    }

    @PostMapping("/dead/{id}/retry")
    String retry(@PathVariable long id) {
        pipeline.retry(id);
        return BACK;
    }

    @PostMapping("/dead/retry")
    String retryAll() {
        pipeline.retryAll();
        return BACK;
    }

    private static @Nullable Recomputation running(@Nullable Recomputation latest) {
        return latest != null && latest.running() ? latest : null;
    }
}
