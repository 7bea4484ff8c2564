package org.encorecrm.office.segments;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import org.encorecrm.backtest.BacktestQuestion;
import org.encorecrm.backtest.Backtests;
import org.encorecrm.criteria.Criteria;
import org.encorecrm.office.backtest.Refusal;
import org.encorecrm.security.Marketers;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Settings;
import org.encorecrm.support.Span;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;

/** "What would it have caught?", asked before anything is saved: the last ninety days, in a tab of its own. */
@Controller
@Marketers
class ConstructorBacktest {

    private static final int DAYS = 90;

    private final Backtests backtests;
    private final BusinessClock clock;
    private final Settings settings;
    private final Criteria reader;

    ConstructorBacktest(Backtests backtests, BusinessClock clock, Settings settings, Criteria reader) {
        this.backtests = backtests;
        this.clock = clock;
        this.settings = settings;
        this.reader = reader;
    }

    @PostMapping("/segments/constructor/backtest")
    String start(HttpServletRequest request, Model model) {
        var root = DraftForm.read(request.getParameterMap(), reader.vocabulary());
        var today = LocalDate.ofInstant(clock.now(), settings.zone());
        try {
            var criteria = reader.read(DraftJson.of(root, "/criteria").json(), "/criteria");
            var id = backtests.start(
                    new BacktestQuestion(criteria, null, null, today.minusDays(DAYS - 1), today, Span.parse("P1D")));
            return "redirect:/segments/backtests/" + id;
        } catch (InvalidInputException refused) {
            model.addAttribute("refusal", Refusal.of(refused));
            return "backtest/refused";
        }
    }
}
