package org.encorecrm.office.lifecycle;

import java.time.LocalDate;
import java.util.List;
import org.encorecrm.security.Analysts;
import org.encorecrm.segment.SegmentView;
import org.encorecrm.segment.Segments;
import org.encorecrm.segment.TransitionMatrix;
import org.encorecrm.segment.Transitions;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Settings;
import org.encorecrm.tally.Tallies;
import org.encorecrm.tally.Tally;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the members of chosen segments went over a period. */
@Controller
@Analysts
class TransitionsPage {

    private static final int USUAL_SEGMENTS = 4;

    private final Tallies tallies;
    private final Tally<PeriodAsked, TransitionMatrix> transitions;
    private final Segments segments;
    private final Settings settings;
    private final BusinessClock clock;

    TransitionsPage(
            Tallies tallies,
            Tally<PeriodAsked, TransitionMatrix> transitions,
            Segments segments,
            Settings settings,
            BusinessClock clock) {
        this.tallies = tallies;
        this.transitions = transitions;
        this.segments = segments;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param chosen keys of segments; without any, the first few */
    @GetMapping("/reports/transitions")
    String report(
            @RequestParam(name = "segment", required = false) @Nullable List<String> chosen,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            Model model) {
        var period = Period.of(from, to, LocalDate.ofInstant(clock.now(), settings.zone()));
        var all = segments.all();
        var keys = all.stream()
                .map(SegmentView::key)
                .filter(key -> chosen == null || chosen.contains(key))
                .limit(chosen == null ? USUAL_SEGMENTS : Long.MAX_VALUE)
                .toList();
        model.addAttribute("all", all);
        model.addAttribute("keys", keys);
        model.addAttribute("period", period);
        model.addAttribute("most", Transitions.MOST_SEGMENTS);
        try {
            if (!keys.isEmpty()) {
                var tally = tallies.ask(transitions, PeriodAsked.of(keys, period));
                model.addAttribute("tally", tally);
                var matrix = tally.answer();
                model.addAttribute("heat", matrix == null ? null : HeatMap.of(matrix));
            }
        } catch (InvalidInputException tooMany) {
            model.addAttribute("tooMany", true);
        }
        return "lifecycle/transitions";
    }
}
