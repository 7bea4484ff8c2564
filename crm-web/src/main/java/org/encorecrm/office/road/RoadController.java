package org.encorecrm.office.road;

import org.encorecrm.security.Staff;
import org.encorecrm.support.NotFoundException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page that follows an order. */
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
    String latest(Model model) {
        var latest = roads.latest();
        model.addAttribute("latest", latest);
        latest.stream()
                .findFirst()
                .flatMap(order -> roads.find(order.id()))
                .ifPresent(road -> model.addAttribute("road", road));
        return "road/road";
    }

    @GetMapping("/{order}")
    String follow(@PathVariable long order, Model model) {
        model.addAttribute("latest", roads.latest());
        return show(order, model, "road/road");
    }

    /** What the page asks for until everything has arrived. */
    @GetMapping("/{order}/stages")
    String stages(@PathVariable long order, Model model) {
        return show(order, model, "road/road :: stages");
    }

    private String show(long order, Model model, String view) {
        model.addAttribute("road", roads.find(order).orElseThrow(() -> new NotFoundException("no order " + order)));
        return view;
    }
}
