package org.encorecrm.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import encore.testing.EncoreTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.encorecrm.criteria.CriteriaReader;
import org.encorecrm.prediction.Consumables;
import org.encorecrm.prediction.KeptPredictions;
import org.encorecrm.prediction.NextPurchase;
import org.encorecrm.prediction.PredictionRuns;
import org.encorecrm.segment.SegmentDraft;
import org.encorecrm.segment.SegmentKind;
import org.encorecrm.segment.Segments;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** Coffee runs out every thirty days or so, toys are bought whenever. */
@EncoreTest
@Import(Facts.class)
class CategoryPredictionTests {

    @Autowired
    Facts facts;

    @Autowired
    Drain drain;

    @Autowired
    PredictionRuns runs;

    @Autowired
    KeptPredictions predictions;

    @Autowired
    Recomputations recomputations;

    @Autowired
    Consumables consumables;

    @Autowired
    Segments segments;

    @Autowired
    JsonMapper json;

    /** Own in every test, so that whatever lies in the base does not matter. */
    private final String coffee = "Food " + UUID.randomUUID() + "/Coffee";

    private final String toys = "Toys " + UUID.randomUUID() + "/Robots";
    private Instant now;
    private long regular;

    @BeforeEach
    void shop() {
        drain.toNow();
        now = facts.now();
        for (var i = 0; i < Consumables.FEWEST_CUSTOMERS; i++) {
            regular = facts.customer();
            for (var k = 1; k <= 4; k++) {
                buy(regular, coffee + "/Beans", now.minus(Duration.ofDays(30L * k + i % 3)));
                buy(regular, toys, now.minus(Duration.ofDays(1L << (k + i % 4))));
            }
        }
        predictAnew();
    }

    @Test
    void findsWhatRunsOutFromTheFigures() {
        assertThat(consumables.list(1_000)).anySatisfy(group -> {
            assertThat(group.category()).isEqualTo(coffee);
            assertThat(group.runsOut()).isTrue();
            assertThat(group.step()).isEqualTo(30);
            assertThat(group.customers()).isEqualTo(Consumables.FEWEST_CUSTOMERS);
        });
        assertThat(consumables.list(1_000)).anySatisfy(group -> {
            assertThat(group.category()).isEqualTo(toys);
            assertThat(group.runsOut()).isFalse();
        });
    }

    @Test
    void believesTheMarketerMoreThanTheFigures() {
        consumables.mark(coffee, false);
        consumables.mark(toys, true);
        predictAnew();

        assertThat(predictions.categories(regular))
                .extracting(NextPurchase::category)
                .containsExactly(toys);
    }

    /** Two pauses of 20 days and the group's 30 as two more: (2·20 + 2·30) / 4 = 25. */
    @Test
    void drawsOnesOwnPauseToTheGroups() {
        var customer = facts.customer();
        var last = now.minus(Duration.ofDays(10));
        buy(customer, coffee, last.minus(Duration.ofDays(40)));
        buy(customer, coffee, last.minus(Duration.ofDays(20)));
        buy(customer, coffee, last);
        facts.changed(customer);
        drain.changes();

        var next = predictions.categories(customer).get(0);

        assertThat(next.everyDays()).isCloseTo(25, within(1e-9));
        assertThat(Duration.between(last.plus(Duration.ofDays(25)), next.nextOrderAt())
                        .abs())
                .isLessThan(Duration.ofSeconds(1));
        assertThat(next.purchases()).isEqualTo(3);
    }

    @Test
    void putsCustomersIntoTheSegmentWhenTimeHasCome() {
        var key = "s-" + UUID.randomUUID().toString().substring(0, 12);
        var criteria = json.readTree("""
                {"field": "prediction.nextOrderAt.%s", "op": "olderThan", "value": "P1D"}""".formatted(coffee));
        segments.create(new SegmentDraft(key, key, SegmentKind.DYNAMIC, CriteriaReader.read(criteria, "/criteria")));
        var customer = facts.customer();
        buy(customer, coffee, now);
        facts.changed(customer);

        drain.changes();
        assertThat(isIn(key, customer)).isFalse();
        drain.upTo(now.plus(Duration.ofDays(31)).minusSeconds(60));
        assertThat(isIn(key, customer)).isFalse();
        drain.upTo(now.plus(Duration.ofDays(31)).plusSeconds(60));
        assertThat(isIn(key, customer)).isTrue();

        segments.delete(key);
    }

    @Test
    void keepsWhatAFullRecomputationSays() {
        var random = new SplittableRandom(5);
        var customers = Stream.generate(facts::customer).limit(12).toList();
        for (var i = 0; i < 60; i++) {
            var customer = customers.get(random.nextInt(customers.size()));
            buy(customer, coffee, now.minus(Duration.ofHours(random.nextInt(24 * 200))));
            if (random.nextInt(3) == 0) {
                cancelSome(customer, random.nextInt(2) == 0);
            }
            facts.changed(customer);
            if (random.nextInt(5) == 0) {
                drain.changes();
            }
        }
        drain.changes();
        var kept = rows(customers);

        // as if none had ever been computed: what is of one mark with its purchases is left alone
        for (var table : List.of("category_prediction", "prediction")) {
            facts.jdbc
                    .sql("delete from segmentation.%s where customer_id = any(:ids)".formatted(table))
                    .param("ids", customers.toArray(Long[]::new))
                    .update();
        }
        recomputations.start();
        drain.recomputation();

        assertThat(kept).isNotEmpty();
        assertThat(rows(customers)).isEqualTo(kept);
    }

    private void cancelSome(long customer, boolean counts) {
        facts.jdbc
                .sql("update core.orders set counts = :counts where customer_id = :id and id % 3 = 0")
                .param("counts", counts)
                .param("id", customer)
                .update();
    }

    private List<String> rows(List<Long> customers) {
        return facts.jdbc
                .sql("select p::text from segmentation.category_prediction p where customer_id = any(:ids) order by 1")
                .param("ids", customers.toArray(Long[]::new))
                .query(String.class)
                .list();
    }

    private void predictAnew() {
        runs.start();
        drain.prediction();
    }

    private boolean isIn(String key, long customer) {
        return facts.jdbc
                .sql("""
                        select exists (select from segmentation.member m join segmentation.segment s on s.id = m.segment_id
                                        where s.key = :key and m.customer_id = :customer and m.left_at is null)
                        """)
                .param("key", key)
                .param("customer", customer)
                .query(Boolean.class)
                .single();
    }

    private void buy(long customer, String category, Instant at) {
        var order = facts.order(customer, at, "100");
        facts.jdbc
                .sql("""
                        insert into core.order_item (order_id, line, customer_id, placed_at, name, category, quantity,
                                                     kept, price, amount)
                        values (:order, 0, :customer, :at, 'thing', :category, 1, 1, 100, 100)
                        """)
                .param("order", order)
                .param("customer", customer)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("category", category)
                .update();
    }
}
