package org.encorecrm.segment;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.encorecrm.backtest.BacktestDay;
import org.encorecrm.backtest.BacktestQuestion;
import org.encorecrm.backtest.BacktestWorker;
import org.encorecrm.backtest.Backtests;
import org.encorecrm.criteria.Among;
import org.encorecrm.criteria.Criteria;
import org.encorecrm.criteria.CriteriaWriter;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.criteria.Inlining;
import org.encorecrm.criteria.PastFlips;
import org.encorecrm.criteria.Rendering;
import org.encorecrm.criteria.ShopCalendar;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Settings;
import org.encorecrm.support.Span;
import org.encorecrm.support.WorkState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A backtest walks from day to day by whose answer may have changed; everybody asked anew each day agrees. */
@EncoreTest
@Import({Shop.class, RandomLives.class, OwnValues.class})
class BacktestIsTruthTests {

    @Autowired
    Backtests backtests;

    @Autowired
    BacktestWorker worker;

    @Autowired
    Segments segments;

    @Autowired
    Shop shop;

    @Autowired
    RandomLives lives;

    @Autowired
    OwnValues own;

    @Autowired
    Criteria reader;

    @Autowired
    ShopCalendar calendar;

    @Autowired
    BusinessClock clock;

    @Autowired
    Settings settings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private final Map<String, Criterion> trees = new LinkedHashMap<>();

    @AfterEach
    void takeTheSegmentsAway() {
        var keys = new ArrayList<>(trees.keySet());
        java.util.Collections.reverse(keys);
        keys.forEach(segments::delete);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void everyDayIsWhoTheFactsOfThatDaySay(long seed) {
        var random = new SplittableRandom(seed);
        own.define();
        var now = clock.now().truncatedTo(ChronoUnit.MICROS);
        var people = new ArrayList<Person>();
        for (var i = 0; i < 30; i++) {
            var person = lives.begin();
            people.add(person);
            for (var facts = random.nextInt(12); facts > 0; facts--) {
                lives.happen(person, now, random);
            }
        }
        people.forEach(person -> turn(person, now, random));
        var today = LocalDate.ofInstant(now, settings.zone());
        var stepwise = 0;
        for (var i = 0; i < 25; i++) {
            var tree = tree(random, today);
            if (tree != null) {
                stepwise += PastFlips.areKnown(inlined(tree)) ? 1 : 0;
                check(tree, today.minusDays(random.nextInt(8, 20)), today, random.nextInt(4) == 0 ? "P3D" : "P1D");
            }
        }
        assertThat(stepwise).as("trees that are walked step by step").isGreaterThan(5);
    }

    /** Null for a tree that nobody can answer about the past. */
    private @org.jspecify.annotations.Nullable Criterion tree(SplittableRandom random, LocalDate today) {
        var criterion = reader.read(
                json.readTree(RandomTrees.json(new RandomTrees(random, today).tree(3, List.copyOf(trees.keySet())))),
                "/criteria");
        try {
            org.encorecrm.criteria.PastCheck.check(inlined(criterion), "");
        } catch (InvalidInputException unknown) {
            return null;
        }
        var key = Shop.key();
        segments.create(new SegmentDraft(key, key, SegmentKind.DYNAMIC, criterion));
        trees.put(key, criterion);
        return criterion;
    }

    private Criterion inlined(Criterion criterion) {
        return Inlining.of(criterion, trees::get);
    }

    /** An order that counted, until it was returned; and one that was refused at first. */
    private void turn(Person person, Instant now, SplittableRandom random) {
        var placed = now.minus(Duration.ofHours(random.nextInt(24 * 15)));
        var order = shop.order(person.id, placed, 100 + random.nextInt(500), random.nextBoolean());
        shop.item(order, 1, "A", 100);
        var turned = placed.plus(Duration.ofHours(random.nextInt(24 * 6)));
        var counts = jdbc.sql("select counts from core.orders where id = :id")
                .param("id", order)
                .query(Boolean.class)
                .single();
        jdbc.sql("""
                        with before as (
                            insert into core.order_status (order_id, status, at) values
                                (:id, case when :counts then 'cancelled' else 'new' end, :placed),
                                (:id, case when :counts then 'delivered' else 'returned' end, :turned)
                        )
                        update core.orders set status = case when :counts then 'delivered' else 'returned' end,
                               status_at = :turned where id = :id
                        """)
                .param("id", order)
                .param("counts", counts)
                .param("placed", placed.atOffset(ZoneOffset.UTC))
                .param("turned", turned.plusMillis(1).atOffset(ZoneOffset.UTC))
                .update();
    }

    private void check(Criterion criterion, LocalDate from, LocalDate to, String step) {
        var id = backtests.start(new BacktestQuestion(criterion, null, null, from, to, Span.parse(step)));
        while (worker.work()) {}
        var backtest = backtests.get(id);
        assertThat(backtest.state()).isEqualTo(WorkState.DONE);

        var expected = new ArrayList<BacktestDay>();
        var span = Span.parse(step);
        var before = members(criterion, from.minus(span.days()), backtest.askedAt());
        for (var day = from; !day.isAfter(to); day = day.plus(span.days())) {
            var members = members(criterion, day, backtest.askedAt());
            expected.add(
                    new BacktestDay(day, members.size(), less(members, before), less(before, members), null, null));
            before = members;
        }
        assertThat(backtests.days(id))
                .as(CriteriaWriter.write(criterion).toString())
                .isEqualTo(expected);
    }

    private Set<Long> members(Criterion criterion, LocalDate day, Instant now) {
        var end = day.plusDays(1).atStartOfDay(settings.zone()).toInstant().minus(1, ChronoUnit.MICROS);
        var matching =
                Rendering.matching(inlined(criterion), calendar.asOf(end.isAfter(now) ? now : end, Among.everybody()));
        return new HashSet<>(jdbc.sql(matching.text())
                .params(matching.params())
                .query(Long.class)
                .list());
    }

    private static long less(Set<Long> one, Set<Long> other) {
        return one.stream().filter(id -> !other.contains(id)).count();
    }

    @Test
    void goesOnWhereItWasAfterACrash() {
        var customer = shop.customer(Map.of());
        var now = clock.now();
        shop.order(customer, now.minus(Duration.ofDays(3)), 10, true);
        var today = LocalDate.ofInstant(now, settings.zone());
        var id = backtests.start(new BacktestQuestion(
                shop.criteria("{'purchase': [], 'within': 'P40D'}"),
                null,
                null,
                today.minusDays(5),
                today,
                Span.parse("P1D")));
        worker.work();
        worker.work();
        // As if the node were gone: the next claim is another's.
        jdbc.sql("update segmentation.backtest set fence = fence + 1, leased_until = null where id = :id")
                .param("id", id)
                .update();

        while (worker.work()) {}

        assertThat(backtests.get(id).state()).isEqualTo(WorkState.DONE);
        var days = backtests.days(id);
        assertThat(days).hasSize(6);
        for (var i = 1; i < days.size(); i++) {
            assertThat(days.get(i).members())
                    .isEqualTo(days.get(i - 1).members()
                            + days.get(i).entered()
                            - days.get(i).left());
        }
    }

    @Test
    void stopsWhenSomebodyCancelsIt() {
        var today = LocalDate.ofInstant(clock.now(), settings.zone());
        var id = backtests.start(new BacktestQuestion(
                shop.criteria("{'purchase': []}"), null, null, today.minusDays(5), today, Span.parse("P1D")));
        worker.work();

        backtests.cancel(id);
        while (worker.work()) {}

        assertThat(backtests.get(id).state()).isEqualTo(WorkState.CANCELLED);
        assertThat(backtests.days(id)).hasSize(1);
    }
}
