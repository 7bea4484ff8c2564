package org.encorecrm.segment;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.encorecrm.backtest.BacktestDay;
import org.encorecrm.backtest.BacktestQuestion;
import org.encorecrm.backtest.BacktestWorker;
import org.encorecrm.backtest.Backtests;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.encorecrm.support.Span;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
@Import({Shop.class, RandomLives.class, OwnValues.class})
class BacktestOfWordsTests {

    @Autowired
    Backtests backtests;

    @Autowired
    BacktestWorker worker;

    @Autowired
    Shop shop;

    @Autowired
    BusinessClock clock;

    @Autowired
    Settings settings;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theShareOfWhoBuysNextFollowsPurchasesAndCancellationsAtOnce() {
        var category = "W-" + UUID.randomUUID();
        var today = LocalDate.ofInstant(clock.now(), settings.zone());
        var first = today.minusDays(9);
        everyWordSays50(category);
        var stays = shop.customer(Map.of());
        var goes = shop.customer(Map.of());
        buys(stays, category, noon(first.plusDays(2)));
        cancel(buys(goes, category, noon(first.plusDays(3))), noon(first.plusDays(6)));

        var id = backtests.start(new BacktestQuestion(
                shop.criteria("{'field': 'binary.nextPurchaseShare.%s', 'op': 'gte', 'value': 1}".formatted(category)),
                null,
                null,
                first,
                first.plusDays(8),
                Span.parse("P1D")));
        while (worker.work()) {}

        assertThat(backtests.days(id).stream().map(BacktestDay::members))
                .containsExactly(0L, 0L, 1L, 2L, 2L, 2L, 1L, 1L, 1L);
    }

    private void everyWordSays50(String category) {
        var grid = jdbc.sql("""
                        insert into segmentation.binary_grid (category, days, periods, doubling, at, applied_at)
                        values (:category, 30, 2, true, now() - interval '1 year', now()) returning id
                        """).param("category", category).query(Long.class).single();
        jdbc.sql("""
                        insert into segmentation.binary_word (grid_id, word, customers, observed, bought, percent,
                               applied_percent, surveyed_at)
                        select :grid, word, 1, 10, 5, 50, 50, now() from unnest(array['00', '01', '10', '11']) word
                        """).param("grid", grid).update();
    }

    private long buys(long customer, String category, Instant at) {
        var order = shop.order(customer, at, 100, true);
        shop.item(order, 1, category, 100);
        return order;
    }

    private void cancel(long order, Instant at) {
        jdbc.sql("""
                        with turned as (
                            insert into core.order_status (order_id, status, at)
                            select id, 'new', placed_at from core.orders where id = :id
                             union all
                            select :id, 'cancelled', :at)
                        update core.orders set status = 'cancelled', counts = false, status_at = :at where id = :id
                        """)
                .param("id", order)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(settings.zone()).toInstant();
    }
}
