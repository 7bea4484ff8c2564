package org.encorecrm.office.home;

import org.encorecrm.security.Staff;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
@Staff
class HomePage {

    @GetMapping("/")
    String today() {
        return "home/today";
    }
}
