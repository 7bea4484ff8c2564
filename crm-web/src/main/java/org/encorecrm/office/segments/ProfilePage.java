package org.encorecrm.office.segments;

import org.encorecrm.security.Analysts;
import org.encorecrm.segment.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
@Analysts
class ProfilePage {

    private final Profiles profiles;

    ProfilePage(Profiles profiles) {
        this.profiles = profiles;
    }

    /** What the tab of the segment's page asks for: it must not hold up the page. */
    @GetMapping("/segments/{key}/profile")
    String profile(@PathVariable String key, Model model) {
        model.addAttribute("profile", profiles.of(key));
        return "segments/profile :: profile";
    }
}
