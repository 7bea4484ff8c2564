package org.encorecrm.office.customer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.encorecrm.customer.CustomerFinder;
import org.encorecrm.customer.CustomerHit;
import org.encorecrm.security.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The search that opens over any page: the best few, for who knows whom they look for. */
@Controller
class QuickSearchPage {

    private static final int SHOWN = 12;
    private static final int LONGEST = 200;

    private final CustomerFinder finder;
    private final CustomerList list;

    QuickSearchPage(CustomerFinder finder, CustomerList list) {
        this.finder = finder;
        this.list = list;
    }

    @GetMapping("/search")
    @Staff
    String find(@RequestParam(defaultValue = "") String q, Authentication who, Locale language, Model model) {
        var typed = q.strip();
        var reader = Reader.of(who, language);
        var hits =
                finder.find(typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed, reader.onlyOf(), SHOWN + 1);
        var best = hits.stream().limit(SHOWN).toList();
        var rows = list.of(best.stream().map(CustomerHit::id).toList(), null, reader);
        model.addAttribute("typed", typed);
        model.addAttribute("found", found(best, rows));
        model.addAttribute("more", hits.size() > SHOWN);
        return "customers/quick :: found";
    }

    private static List<Found> found(List<CustomerHit> hits, List<CustomerRow> rows) {
        Map<Long, CustomerHit> byId = hits.stream().collect(Collectors.toMap(CustomerHit::id, Function.identity()));
        return rows.stream()
                .map(row -> {
                    var hit = byId.get(row.id());
                    return new Found(row, hit == null ? null : hit.by());
                })
                .toList();
    }

    /** @param by the number or address that fitted, unless it is shown anyway */
    record Found(CustomerRow row, @Nullable String by) {

        public boolean tells() {
            return by != null && !by.equals(row.email()) && !by.equals(row.phone());
        }
    }
}
