package org.encorecrm.office.customer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.encorecrm.customer.CustomerFinder;
import org.encorecrm.customer.CustomerHit;
import org.encorecrm.identity.Duplicates;
import org.encorecrm.metrics.Stage;
import org.encorecrm.security.Staff;
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

    /** Of those who fit so many are looked at, in the stage that was chosen. */
    private static final int FITTING = 200;

    private static final int LONGEST = 200;

    /** Duplicates: beyond it, so many and more. */
    private static final int COUNTED = 99;

    private final CustomerList search;
    private final Duplicates duplicates;
    private final CustomerFinder finder;

    CustomerListPage(CustomerList search, Duplicates duplicates, CustomerFinder finder) {
        this.search = search;
        this.duplicates = duplicates;
        this.finder = finder;
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
        var typed = q == null ? "" : q.strip();
        var only = Arrays.stream(Stage.values())
                .map(Stage::code)
                .filter(each -> each.equals(stage))
                .findFirst()
                .orElse(null);
        var reader = Reader.of(who, language);
        var found = typed.isEmpty()
                ? search.page(only, reader, after, PAGE + 1)
                : search.of(fitting(typed, reader), only, reader);
        var page = found.size() > PAGE ? found.subList(0, PAGE) : found;
        model.addAttribute("q", typed);
        model.addAttribute("stage", only);
        model.addAttribute("stages", Stage.values());
        model.addAttribute("tooShort", typed.length() == 1 && page.isEmpty());
        model.addAttribute("customers", page);
        model.addAttribute("next", typed.isEmpty() && found.size() > PAGE ? next(page) : null);
        model.addAttribute("more", !typed.isEmpty() && found.size() > PAGE);
        if (fragment != null) {
            return "customers/list :: found";
        }
        model.addAttribute("duplicates", CustomerPage.mayMerge(who) ? duplicates.count(COUNTED + 1) : null);
        return "customers/list";
    }

    private List<Long> fitting(String typed, Reader reader) {
        return finder
                .find(typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed, reader.onlyOf(), FITTING)
                .stream()
                .map(CustomerHit::id)
                .toList();
    }

    private static long next(List<CustomerRow> page) {
        return page.get(page.size() - 1).id();
    }
}
