package org.encorecrm.demo;

import jakarta.servlet.http.HttpServletRequest;
import org.encorecrm.demo.shop.Hero;
import org.encorecrm.security.Staff;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first ten minutes: the shop being made, then the story step by step. */
@Controller
@Staff
@DemoOnly
class WelcomeController {

    private final Demo demo;
    private final DemoTables tables;
    private final Story story;
    private final Heroes heroes;

    WelcomeController(Demo demo, DemoTables tables, Story story, Heroes heroes) {
        this.demo = demo;
        this.tables = tables;
        this.story = story;
        this.heroes = heroes;
    }

    @GetMapping("/welcome")
    String welcome(HttpServletRequest request, Model model) {
        return demo.isOn() ? show(request, model, "demo/welcome") : "redirect:/";
    }

    /** What the page asks for every few seconds, so that steps tick themselves off. */
    @GetMapping("/welcome/steps")
    String steps(HttpServletRequest request, Model model) {
        return show(request, model, "demo/welcome :: steps");
    }

    private String show(HttpServletRequest request, Model model, String view) {
        var set = tables.state().filter(ShopState::stageSet).isPresent();
        model.addAttribute("chapter", set ? story.now() : null);
        model.addAttribute("segment", Story.SEGMENT);
        model.addAttribute("scenario", Story.SCENARIO);
        model.addAttribute("order", set ? heroes.example() : null);
        model.addAttribute("hero", Hero.EXTERNAL_ID);
        model.addAttribute("port", request.getServerPort());
        return view;
    }
}
