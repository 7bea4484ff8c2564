package org.encorecrm.office.home;

import org.encorecrm.complaint.Complaints;
import org.encorecrm.identity.Duplicates;
import org.encorecrm.security.Role;
import org.encorecrm.security.Staff;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
@Staff
class HomePage {

    private static final int COUNTED = 1_000;

    private final Today today;
    private final Days days;
    private final Duplicates duplicates;
    private final Waves waves;
    private final Complaints complaints;
    private final FirstSteps firstSteps;

    HomePage(Today today, Days days, Duplicates duplicates, Waves waves, Complaints complaints, FirstSteps firstSteps) {
        this.today = today;
        this.days = days;
        this.duplicates = duplicates;
        this.waves = waves;
        this.complaints = complaints;
        this.firstSteps = firstSteps;
    }

    @GetMapping("/")
    String today(Authentication who, Model model) {
        model.addAttribute("figures", today.figures());
        model.addAttribute("queue", today.queue());
        model.addAttribute("waves", waves.held());
        model.addAttribute("moves", today.moves());
        model.addAttribute("tasks", today.tasksOf(who.getName()));
        model.addAttribute("days", days.lastTwoWeeks());
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
    String now(Model model) {
        model.addAttribute("figures", today.figures());
        model.addAttribute("queue", today.queue());
        model.addAttribute("waves", waves.held());
        model.addAttribute("moves", today.moves());
        return "home/today :: now";
    }
}
