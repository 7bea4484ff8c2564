package org.encorecrm.backtest;

import java.time.Duration;
import org.encorecrm.support.WorkLoop;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The thread that does backtests. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "encore.workers.enabled", matchIfMissing = true)
class BacktestWorkers {

    private static final Duration SELDOM = Duration.ofSeconds(5);
    private static final Duration RARELY = Duration.ofSeconds(20);

    @Bean
    WorkLoop backtestLoop(BacktestWorker worker, Backtests backtests) {
        return new WorkLoop("backtest", SELDOM, RARELY, backtests.signal(), worker::work);
    }
}
