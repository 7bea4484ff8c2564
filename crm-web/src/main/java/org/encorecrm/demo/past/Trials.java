package org.encorecrm.demo.past;

import java.time.LocalDate;
import org.encorecrm.backtest.BacktestQuestion;
import org.encorecrm.backtest.Backtests;
import org.encorecrm.demo.DemoOnly;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.encorecrm.support.Span;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A marketer who wanted to know before switching on: whom would it have caught over the last months? */
@Component
@DemoOnly
@Order(6)
class Trials implements Deed {

    private static final int MONTHS = 3;

    private final Backtests backtests;
    private final BusinessClock clock;
    private final Settings settings;

    Trials(Backtests backtests, BusinessClock clock, Settings settings) {
        this.backtests = backtests;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public void happen() {
        var today = LocalDate.ofInstant(clock.now(), settings.zone());
        var week = Span.parse("P7D");
        backtests.start(new BacktestQuestion(null, "loyal-gone-quiet", null, today.minusMonths(MONTHS), today, week));
        backtests.start(
                new BacktestQuestion(null, null, "second-purchase-letter", today.minusMonths(MONTHS), today, week));
    }
}
