package org.encorecrm.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import encore.testing.EncoreTest;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.metrics.Boundaries;
import org.encorecrm.metrics.Metrics;
import org.encorecrm.prediction.KeptPredictions;
import org.encorecrm.prediction.PlainPrediction;
import org.encorecrm.prediction.PredictionRuns;
import org.encorecrm.support.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Late, corrected, cancelled, future-dated: whatever the history, kept figures are what the facts say. */
@EncoreTest
@Import(Facts.class)
class IncrementalEqualsFullTests {

    private static final int CUSTOMERS = 25;
    private static final int STEPS = 400;

    @Autowired
    Facts facts;

    @Autowired
    Drain drain;

    @Autowired
    Metrics metrics;

    @Autowired
    Boundaries boundaries;

    @Autowired
    Recomputations recomputations;

    @Autowired
    Settings settings;

    @Autowired
    PredictionRuns predictionRuns;

    @Autowired
    KeptPredictions predictions;

    private final Map<Long, History> histories = new TreeMap<>();
    private SplittableRandom random;
    private Instant now;

    @BeforeEach
    void settle() {
        PlainPrediction.ensureModel(facts.jdbc);
        drain.toNow();
        predictAnew();
        settleOthers();
        now = facts.now();
    }

    /** Other tests leave facts nobody was told of. */
    private void settleOthers() {
        recomputations.start();
        drain.recomputation();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void keepsWhatTheFactsSay(long seed) {
        random = new SplittableRandom(seed);
        for (var i = 0; i < CUSTOMERS; i++) {
            histories.put(facts.customer(), new History());
        }

        for (var i = 0; i < STEPS; i++) {
            step();
        }
        drain.upTo(now);
        renewBoundaries();
        drain.changes();

        assertKeptPredictionsAreRight();
        assertKeptFiguresAreRight();
        recomputations.start();
        drain.recomputation();
        assertThat(recomputations.recent(1).get(0).rewritten()).isZero();
        assertKeptFiguresAreRight();
        predictAnew();
        assertKeptPredictionsAreRight();
    }

    private void step() {
        var ids = List.copyOf(histories.keySet());
        var customer = ids.get(random.nextInt(ids.size()));
        var history = histories.get(customer);
        switch (random.nextInt(13)) {
            case 0, 1, 2 -> buy(customer, history);
            case 3 -> correct(customer, history);
            case 4 -> changeStatus(customer, history);
            case 5, 6, 7 -> browse(customer, history);
            case 8 -> drain.changes();
            case 9 -> facts.changed(Cause.CHANGE, false, Set.of(ChangeKind.PROFILE), customer);
            case 10 -> forward();
            case 11 -> predictAnewAtTimes();
            default -> renewBoundaries();
        }
    }

    private void forward() {
        now = now.plusSeconds(random.nextInt(30 * 3600));
        drain.upTo(now);
    }

    /** A run fits models to the whole base: seldom is enough. */
    private void predictAnewAtTimes() {
        if (random.nextInt(10) == 0) {
            predictAnew();
        }
    }

    private void predictAnew() {
        predictionRuns.start();
        drain.prediction();
    }

    private void renewBoundaries() {
        boundaries.refresh();
        boundaries.apply();
    }

    private void buy(long customer, History history) {
        var at = moment();
        var amount = BigDecimal.valueOf(random.nextLong(100, 500_000), 2);
        history.orders.add(new History.Bought(facts.order(customer, at, amount.toString()), at, amount));
        facts.changed(customer);
    }

    private void correct(long customer, History history) {
        if (!history.orders.isEmpty()) {
            var order = history.orders.get(random.nextInt(history.orders.size()));
            order.placedAt = moment();
            order.amount = BigDecimal.valueOf(random.nextLong(0, 500_000), 2);
            facts.jdbc
                    .sql("update core.orders set placed_at = :at, amount = :amount where id = :id")
                    .param("at", order.placedAt.atOffset(ZoneOffset.UTC))
                    .param("amount", order.amount)
                    .param("id", order.id)
                    .update();
            facts.changed(customer);
        }
    }

    private void changeStatus(long customer, History history) {
        if (!history.orders.isEmpty()) {
            var order = history.orders.get(random.nextInt(history.orders.size()));
            order.counts = !order.counts;
            facts.status(
                    order.id, order.counts ? "delivered" : "cancelled", now.plusNanos(random.nextLong(1_000_000_000L)));
            facts.changed(customer);
        }
    }

    private void browse(long customer, History history) {
        var at = history.events.isEmpty() || random.nextBoolean()
                ? moment()
                : history.events
                        .get(random.nextInt(history.events.size()))
                        .at()
                        .plusSeconds(random.nextLong(-3600, 3600));
        var type = List.of("page_viewed", "cart_updated", "cart_cleared", "review_left")
                .get(random.nextInt(4));
        var full = type.equals("cart_updated") && random.nextInt(4) > 0;
        var items = full ? "[{\"sku\":\"A\",\"quantity\":2,\"price\":10.50},{\"sku\":\"B\",\"price\":4}]" : "[]";
        var id = facts.event(customer, type, at, items);
        history.events.add(new History.Did(id, type, at, full ? new BigDecimal("25.00") : null));
        facts.changed(customer);
    }

    /** Mostly of the last weeks, sometimes years ago, sometimes ahead; at times exactly at a fact there is already. */
    private Instant moment() {
        return switch (random.nextInt(8)) {
            case 0 -> now.minus(Duration.ofDays(random.nextInt(900)));
            case 1 -> now.plusSeconds(random.nextInt(2 * 86400));
            case 2 -> now;
            default -> now.minusSeconds(random.nextInt(20 * 86400));
        };
    }

    private void assertKeptFiguresAreRight() {
        var then = facts.now();
        var cuts = cuts();
        histories.forEach((customer, history) -> assertThat(
                        History.Expected.of(metrics.find(customer).orElseThrow()))
                .as("customer %d", customer)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(history.asOf(then, settings.zone(), cuts)));
    }

    private void assertKeptPredictionsAreRight() {
        var ground = PlainPrediction.Ground.read(facts.jdbc);
        histories.forEach((customer, history) -> {
            var plain = ground.map(known -> known.of(history.purchases(facts.now()), settings.zone()))
                    .orElse(null);
            var kept = predictions.find(customer).orElse(null);
            assertThat(kept == null).as("customer %d", customer).isEqualTo(plain == null);
            if (kept != null) {
                assertThat(kept.day()).isEqualTo(plain.day());
                assertThat(kept.nextOrderAt()).isEqualTo(plain.nextOrderAt());
                assertClose(kept.alive(), plain.alive(), 1e-6);
                assertClose(kept.expectedOrders(), plain.expectedOrders(), 1e-6);
                assertClose(kept.clv(), plain.clv(), 0.011);
            }
        });
    }

    private static void assertClose(Double kept, Double plain, double by) {
        if (plain == null) {
            assertThat(kept).isNull();
        } else {
            assertThat(kept).isCloseTo(plain, within(by));
        }
    }

    private List<double[]> cuts() {
        return facts.jdbc
                .sql("select recency, frequency, monetary from segmentation.rfm_boundaries order by id desc limit 1")
                .query((row, i) -> List.of(
                        numbers(row.getArray("recency")),
                        numbers(row.getArray("frequency")),
                        numbers(row.getArray("monetary"))))
                .optional()
                .orElse(null);
    }

    private static double[] numbers(Array array) throws SQLException {
        return Arrays.stream((Double[]) array.getArray())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
