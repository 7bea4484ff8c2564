package org.encorecrm.assortment;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import encore.testing.Statements;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.encorecrm.support.WorkState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
@Import(Buyers.class)
class SurveyTests {

    @Autowired
    Buyers buyers;

    @Autowired
    Surveys surveys;

    @Autowired
    SurveyWorker worker;

    @Autowired
    AssortmentSteps steps;

    @Autowired
    Adviser adviser;

    @Autowired
    Settings settings;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    private final String root = "S-" + UUID.randomUUID();

    @Test
    void figuresAreThoseOfTheExampleInTheDocs() {
        settings.put("assortment.minimumIntervals", "5");
        // Pauses of 10, 20, 30, 40 and 100 days; two orders of one day are one purchase.
        buyers.buys(root, 100, 90, 70);
        buyers.buys(root, 200, 170, 170, 130);
        buyers.buys(root, 150, 50);
        buyers.buys(root, 5);

        survey();

        var figures = steps.get(root);
        assertThat(figures.customers()).isEqualTo(4);
        assertThat(figures.returned()).isEqualTo(3);
        assertThat(figures.intervals()).isEqualTo(5);
        assertThat(figures.mean()).isEqualByComparingTo("40");
        assertThat(figures.lowerQuartile()).isEqualByComparingTo("20");
        assertThat(figures.median()).isEqualByComparingTo("30");
        assertThat(figures.upperQuartile()).isEqualByComparingTo("40");
        assertThat(figures.late()).isEqualByComparingTo("88");
        assertThat(steps.stepOf(root)).isEqualTo(new Step(30, root, false));
    }

    @Test
    void aGroupWithTooFewPausesSaysSoAndTakesTheStepAbove() {
        settings.put("assortment.minimumIntervals", "2");
        buyers.buys(root + "/Robots", 50, 30);
        buyers.buys(root + "/Dolls", 50, 40, 10);

        survey();

        assertThat(steps.get(root + "/Robots").ownStep()).isNull();
        assertThat(steps.get(root + "/Robots").median()).isEqualByComparingTo("20");
        assertThat(steps.stepOf(root + "/Robots")).isEqualTo(new Step(20, root, false));
        assertThat(steps.stepOf(root + "/Dolls")).isEqualTo(new Step(20, root + "/Dolls", false));
    }

    @Test
    void onlyPurchasesCount() {
        settings.put("assortment.minimumIntervals", "1");
        var customer = buyers.buys(root, 60, 40);
        buyers.cancelled(customer, root, 50);
        buyers.sentBack(customer, root, 45);

        survey();

        assertThat(steps.get(root).intervals()).isEqualTo(1);
        assertThat(steps.get(root).median()).isEqualByComparingTo("20");
    }

    @Test
    void figuresAreWhatPlainJavaFinds() {
        settings.put("assortment.minimumIntervals", "1");
        var random = new SplittableRandom(7);
        var pauses = new ArrayList<Integer>();
        for (var i = 0; i < 60; i++) {
            var days = new TreeSet<Integer>();
            for (var n = random.nextInt(6); n >= 0; n--) {
                days.add(random.nextInt(400));
            }
            buyers.buys(root, days.descendingSet().stream().mapToInt(day -> day).toArray());
            Integer before = null;
            for (var day : days.descendingSet()) {
                if (before != null) {
                    pauses.add(before - day);
                }
                before = day;
            }
        }

        survey();

        pauses.sort(null);
        var figures = steps.get(root);
        assertThat(figures.intervals()).isEqualTo(pauses.size());
        assertThat(figures.lowerQuartile()).isEqualByComparingTo(quantile(pauses, "0.25"));
        assertThat(figures.median()).isEqualByComparingTo(quantile(pauses, "0.5"));
        assertThat(figures.upperQuartile()).isEqualByComparingTo(quantile(pauses, "0.75"));
        assertThat(figures.late()).isEqualByComparingTo(quantile(pauses, "0.95"));
        var distribution = new TreeMap<Integer, Long>();
        pauses.forEach(days -> distribution.merge(days, 1L, Long::sum));
        assertThat(adviser.distribution(root))
                .containsExactlyElementsOf(distribution.entrySet().stream()
                        .map(entry -> new Adviser.Pauses(entry.getKey(), entry.getValue()))
                        .toList());
    }

    @Test
    void adviceCountsWhoWasCaughtOnTheDayThatCanBeJudged() {
        settings.put("assortment.minimumIntervals", "1");
        settings.put("assortment.goneAfter", "100");
        // Looked at 100 days ago. Never came back: silent 60 and 20 days by then. Came back: silent 50, 30 and 10.
        buyers.buys(root, 160);
        buyers.buys(root, 120);
        buyers.buys(root, 150, 99);
        buyers.buys(root, 200, 130, 1);
        buyers.buys(root, 110, 40, 20);
        // Too recent to judge.
        buyers.buys(root, 99);
        buyers.buys(root, 3);

        survey();

        var advice = adviser.advise(root + "/Never bought", 45).orElseThrow();
        assertThat(advice)
                .isEqualTo(
                        new Advice(root + "/Never bought", 45, root, today().minusDays(100), 100, 2, 1, 3, 1, 2, 5, 4));
        assertThat(advice.gonePercent()).isEqualTo(50);
        assertThat(advice.returnedPercent()).isEqualTo(33);
        assertThat(advice.hitPercent()).isEqualTo(50);
        assertThat(adviser.advise(root, 60).orElseThrow().goneCaught()).isEqualTo(1);
        assertThat(adviser.advise(root, 61).orElseThrow().gonePercent()).isZero();
    }

    @Test
    void aPortionTakesAsManyStatementsWhateverItHolds() {
        buyers.buys(root, 50, 30);
        var one = Statements.during(this::survey);
        for (var i = 0; i < 30; i++) {
            buyers.buys(root + "/" + i, 50, 30);
        }

        assertThat(Statements.during(this::survey)).isEqualTo(one);
    }

    @Test
    void whatWasCancelledLeavesTheFiguresAsTheyWere() {
        settings.put("assortment.minimumIntervals", "1");
        buyers.buys(root, 50, 30);
        survey();
        buyers.buys(root, 50, 49);
        var started = surveys.start();
        worker.work();
        worker.work();

        assertThat(surveys.cancel(started.id()).state()).isEqualTo(WorkState.CANCELLED);
        assertThat(worker.work()).isFalse();
        assertThat(steps.get(root).intervals()).isEqualTo(1);
        assertThat(adviser.advise(root, 1).orElseThrow().pauses()).isEqualTo(1);

        survey();
        assertThat(steps.get(root).intervals()).isEqualTo(2);
    }

    @Test
    void looksAtEverybodyWhoExists() {
        buyers.buys(root, 50);
        var remainder = -System.nanoTime();
        jdbc.sql("insert into core.customer (id, created_at, updated_at) values (:id, now(), now())")
                .param("id", remainder)
                .update();
        var started = surveys.start();
        worker.work();
        buyers.goAway();
        worker.toEnd();

        jdbc.sql("delete from core.customer where id = :id")
                .param("id", remainder)
                .update();

        var over = surveys.get(started.id());
        assertThat(over.state()).isEqualTo(WorkState.DONE);
        assertThat(over.done()).isEqualTo(over.total());
    }

    private void survey() {
        surveys.start();
        worker.toEnd();
        assertThat(surveys.latest().orElseThrow().state()).isEqualTo(WorkState.DONE);
    }

    private LocalDate today() {
        return clock.now().atZone(settings.zone()).toLocalDate();
    }

    /** The value at p of the way from the first to the last. */
    private static BigDecimal quantile(List<Integer> sorted, String p) {
        var at = Double.parseDouble(p) * (sorted.size() - 1);
        var low = sorted.get((int) Math.floor(at));
        var high = sorted.get((int) Math.ceil(at));
        return BigDecimal.valueOf(low + (high - low) * (at - Math.floor(at))).setScale(2, RoundingMode.HALF_UP);
    }

    @AfterEach
    void takeThemAway() {
        buyers.goAway();
        settings.put("assortment.minimumIntervals", "30");
        settings.put("assortment.goneAfter", "");
    }
}
