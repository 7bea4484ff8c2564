package org.encorecrm.office.road;

import org.encorecrm.security.Role;
import org.encorecrm.security.Staff;
import org.encorecrm.support.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page that follows an order. For a manager others than those of their customers are as absent as none. */
@Controller
@RequestMapping("/road")
@Staff
class RoadController {

    private final Roads roads;

    RoadController(Roads roads) {
        this.roads = roads;
    }

    /** The order that arrived last, or how to post the first one. */
    @GetMapping
    String latest(Authentication who, Model model) {
        var latest = roads.latest(onlyOf(who));
        model.addAttribute("latest", latest);
        model.addAttribute("own", onlyOf(who) != null);
        latest.stream()
                .findFirst()
                .flatMap(order -> roads.find(order.id(), onlyOf(who)))
                .ifPresent(road -> model.addAttribute("road", road));
        return "road/road";
    }

    @GetMapping("/{order}")
    String follow(@PathVariable long order, Authentication who, Model model) {
        model.addAttribute("latest", roads.latest(onlyOf(who)));
        return show(order, who, model, "road/road");
    }

    /** What the page asks for until everything has arrived. */
    @GetMapping("/{order}/stages")
    String stages(@PathVariable long order, Authentication who, Model model) {
        return show(order, who, model, "road/road :: stages");
    }

    private String show(long order, Authentication who, Model model, String view) {
        model.addAttribute(
                "road", roads.find(order, onlyOf(who)).orElseThrow(() -> new NotFoundException("no order " + order)));
        return view;
    }

    private static @Nullable String onlyOf(Authentication who) {
        return Role.MANAGER.isOf(who) ? who.getName() : null;
    }
}
