package org.encorecrm.demo;

import java.time.Duration;
import org.encorecrm.security.Administrators;
import org.encorecrm.security.Role;
import org.encorecrm.security.Staff;
import org.encorecrm.support.NotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What only a demo can do: move the clock, pause the world, place the hero's order, end. */
@Controller
@RequestMapping("/demo")
@DemoOnly
class DemoController {

    private final Journeys journeys;
    private final Digests digests;
    private final DemoTables tables;
    private final Heroes heroes;
    private final MyShop myShop;

    DemoController(Journeys journeys, Digests digests, DemoTables tables, Heroes heroes, MyShop myShop) {
        this.journeys = journeys;
        this.digests = digests;
        this.tables = tables;
        this.heroes = heroes;
        this.myShop = myShop;
    }

    @GetMapping("/bar")
    @Staff
    String bar() {
        return "demo/bar :: bar";
    }

    @PostMapping("/journeys")
    @Staff
    String depart(@RequestParam Way way) {
        var journey = journeys.running().orElseGet(() -> journeys.depart(way.length));
        return "redirect:/demo/journeys/" + journey.id();
    }

    @GetMapping("/journeys/{id}")
    @Staff
    String journey(@PathVariable long id, Model model) {
        return show(id, model, "demo/journey");
    }

    @GetMapping("/journeys/{id}/digest")
    @Staff
    String digest(@PathVariable long id, Model model) {
        return show(id, model, "demo/journey :: digest");
    }

    @PostMapping("/journeys/{id}/cancel")
    @Staff
    String cancel(@PathVariable long id) {
        journeys.end(id, Journey.State.CANCELLED);
        return "redirect:/demo/journeys/" + id;
    }

    @PostMapping("/traffic")
    @Staff
    String traffic(@RequestParam boolean paused, Model model) {
        tables.pauseTraffic(paused);
        return "redirect:/demo/bar";
    }

    @PostMapping("/orders")
    @Staff
    String order(Authentication who) {
        var order = heroes.order();
        return Role.MANAGER.isOf(who) ? "redirect:/road" : "redirect:/road/" + order;
    }

    @GetMapping("/my-shop")
    @Administrators
    String askAboutMyShop() {
        return "demo/my-shop";
    }

    @PostMapping("/my-shop")
    @Administrators
    String startMyShop(@RequestParam(defaultValue = "false") boolean sure) {
        if (!sure) {
            return "redirect:/demo/my-shop?unsure";
        }
        myShop.open();
        return "redirect:/";
    }

    private String show(long id, Model model, String view) {
        var journey = journeys.find(id).orElseThrow(() -> new NotFoundException("no journey " + id));
        model.addAttribute("digest", digests.of(journey));
        return view;
    }

    enum Way {
        DAY(Duration.ofDays(1)),
        WEEK(Duration.ofDays(7));

        final Duration length;

        Way(Duration length) {
            this.length = length;
        }
    }
}
