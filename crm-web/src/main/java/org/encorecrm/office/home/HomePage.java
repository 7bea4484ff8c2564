package org.encorecrm.office.home;

import java.util.List;
import org.encorecrm.complaint.Complaints;
import org.encorecrm.identity.Duplicates;
import org.encorecrm.office.home.Days.Day;
import org.encorecrm.security.Role;
import org.encorecrm.security.Staff;
import org.encorecrm.tally.Tallied;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
@Staff
class HomePage {

    private static final int COUNTED = 1_000;

    private final Today today;
    private final HomeTallies tallies;
    private final Duplicates duplicates;
    private final Waves waves;
    private final Complaints complaints;
    private final FirstSteps firstSteps;

    HomePage(
            Today today,
            HomeTallies tallies,
            Duplicates duplicates,
            Waves waves,
            Complaints complaints,
            FirstSteps firstSteps) {
        this.today = today;
        this.tallies = tallies;
        this.duplicates = duplicates;
        this.waves = waves;
        this.complaints = complaints;
        this.firstSteps = firstSteps;
    }

    @GetMapping("/")
    String today(Authentication who, Model model) {
        var counted = now(model);
        var past = tallies.past(counted);
        model.addAttribute("past", past);
        model.addAttribute("days", days(past.answer(), counted.answer()));
        model.addAttribute("tasks", today.tasksOf(who.getName()));
        model.addAttribute(
                "lateComplaints",
                complaints
                        .counters(null, Role.MANAGER.isOf(who) ? who.getName() : null)
                        .overdue());
        model.addAttribute("duplicates", duplicates.count(COUNTED));
        if (Role.ADMINISTRATOR.isOf(who)) {
            firstSteps.left().ifPresent(done -> model.addAttribute("first", done));
        }
        return "home/today";
    }

    /** The same again, asked for by the page itself every few seconds. */
    @GetMapping("/home/now")
    String nowAgain(Model model) {
        now(model);
        return "home/today :: now";
    }

    private Tallied<Today.Counts> now(Model model) {
        var counted = tallies.counts();
        var counts = counted.answer();
        model.addAttribute("counted", counted);
        model.addAttribute("figures", counts == null ? null : counts.figures());
        model.addAttribute("queue", counts == null ? null : counts.queue());
        model.addAttribute("waves", waves.held());
        model.addAttribute("moves", today.moves());
        return counted;
    }

    private List<Day> days(HomeTallies.@Nullable Past past, Today.@Nullable Counts now) {
        if (past == null) {
            return List.of();
        }
        return now == null
                ? past.days()
                : past.and(new Day(today.day(), now.figures().revenue()));
    }
}
