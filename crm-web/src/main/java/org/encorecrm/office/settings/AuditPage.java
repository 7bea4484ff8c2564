package org.encorecrm.office.settings;

import org.encorecrm.security.Administrators;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Administrators
class AuditPage {

    private static final int PAGE = 50;

    private final AuditEntries entries;

    AuditPage(AuditEntries entries) {
        this.entries = entries;
    }

    @GetMapping("/settings/audit")
    String list(@RequestParam(defaultValue = "" + Long.MAX_VALUE) long after, Model model) {
        var found = entries.before(after, PAGE + 1);
        var page = found.size() > PAGE ? found.subList(0, PAGE) : found;
        model.addAttribute("entries", page);
        model.addAttribute("next", found.size() > PAGE ? page.get(PAGE - 1).id() : null);
        return "settings/audit";
    }
}
