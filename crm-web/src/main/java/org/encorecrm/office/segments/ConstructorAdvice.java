package org.encorecrm.office.segments;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.encorecrm.assortment.Adviser;
import org.encorecrm.criteria.Vocabulary;
import org.encorecrm.office.assortment.Said;
import org.encorecrm.security.Marketers;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.encorecrm.support.Span;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the limit of a condition would catch, said beside it while one builds. */
@Controller
@Marketers
class ConstructorAdvice {

    private final Adviser adviser;
    private final Settings settings;
    private final BusinessClock clock;

    ConstructorAdvice(Adviser adviser, Settings settings, BusinessClock clock) {
        this.adviser = adviser;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param leaf the path of the condition in the form */
    @PostMapping("/segments/constructor/advice")
    String advice(@RequestParam String leaf, HttpServletRequest request, Model model, Locale locale) {
        var node = DraftActions.find(DraftForm.read(request.getParameterMap(), Vocabulary.PLAIN), leaf)
                .filter(DraftNode::isAdvisable);
        var days = node.flatMap(this::days);
        model.addAttribute("path", leaf);
        model.addAttribute("typed", days.isPresent());
        days.ifPresent(limit ->
                model.addAttribute("said", Said.of(adviser.advise(category(node.orElseThrow()), limit), locale)));
        return "segments/constructor :: advice";
    }

    /** Whole days, as the calendar of today counts them; empty for what is no length or too long. */
    private Optional<Integer> days(DraftNode node) {
        var purchase = node.getType().equals("purchase");
        var amount = node.value(purchase ? "window" : "value");
        var unit = node.value(purchase ? "windowUnit" : "unit");
        try {
            var span = Span.parse(DraftWindow.span(amount, unit.isEmpty() ? "days" : unit));
            if (!span.isShort() || span.days().isNegative() || span.hours().isNegative()) {
                return Optional.empty();
            }
            var today = clock.now().atZone(settings.zone()).toLocalDate();
            var days = ChronoUnit.DAYS.between(span.before(today), today)
                    + span.hours().toDays();
            return Optional.of((int) days);
        } catch (DateTimeException | ArithmeticException unfinished) {
            return Optional.empty();
        }
    }

    /** The one category a purchase asks for; the whole shop where it asks for none, or for several. */
    private static String category(DraftNode node) {
        var named = node.getWhere().stream()
                .filter(each -> each.value("field").equals("item.category")
                        && (each.value("op").equals("under") || each.value("op").equals("eq")))
                .map(each -> each.value("value").strip())
                .toList();
        return named.size() == 1 ? named.get(0) : "";
    }
}
