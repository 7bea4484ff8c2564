package org.encorecrm.office.report;

import org.encorecrm.security.Analysts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
@Analysts
class ReportsPage {

    @GetMapping("/reports")
    String all() {
        return "reports/all";
    }
}
