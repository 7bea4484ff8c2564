package org.encorecrm.office.customer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.encorecrm.identity.Duplicates;
import org.encorecrm.metrics.Stage;
import org.encorecrm.security.Staff;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Staff
class CustomerListPage {

    private static final int PAGE = 50;

    /** Duplicates: beyond it, so many and more. */
    private static final int COUNTED = 99;

    private final CustomerList search;
    private final Duplicates duplicates;
    private final Settings settings;

    CustomerListPage(CustomerList search, Duplicates duplicates, Settings settings) {
        this.search = search;
        this.duplicates = duplicates;
        this.settings = settings;
    }

    @GetMapping("/customers")
    String list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long after,
            @RequestHeader(value = "HX-Request", required = false) @Nullable String fragment,
            Authentication who,
            Locale language,
            Model model) {
        var wanted = Wanted.of(q, settings.phoneRegion());
        var only = Arrays.stream(Stage.values())
                .map(Stage::code)
                .filter(each -> each.equals(stage))
                .findFirst()
                .orElse(null);
        var found = search.find(wanted, only, Reader.of(who, language), after, PAGE + 1);
        var page = found.size() > PAGE ? found.subList(0, PAGE) : found;
        model.addAttribute("q", wanted.typed());
        model.addAttribute("stage", only);
        model.addAttribute("stages", Stage.values());
        model.addAttribute("tooShort", wanted.isTooShort() && page.isEmpty());
        model.addAttribute("customers", page);
        model.addAttribute("next", found.size() > PAGE ? next(page) : null);
        if (fragment != null) {
            return "customers/list :: found";
        }
        model.addAttribute("duplicates", CustomerPage.mayMerge(who) ? duplicates.count(COUNTED + 1) : null);
        return "customers/list";
    }

    private static long next(List<CustomerRow> page) {
        return page.get(page.size() - 1).id();
    }
}
