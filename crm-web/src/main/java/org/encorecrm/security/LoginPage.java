package org.encorecrm.security;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Everybody
class LoginPage {

    @GetMapping("/login")
    String form(
            @RequestParam(required = false) @Nullable String wrong,
            @RequestParam(required = false) @Nullable String throttled,
            Model model) {
        model.addAttribute("wrong", wrong != null);
        model.addAttribute("throttled", throttled != null);
        return "login";
    }
}
