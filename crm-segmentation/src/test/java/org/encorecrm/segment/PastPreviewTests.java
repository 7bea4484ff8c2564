package org.encorecrm.segment;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import org.encorecrm.metrics.Boundaries;
import org.encorecrm.metrics.Rfm;
import org.encorecrm.metrics.RfmQuestion;
import org.encorecrm.metrics.RfmRow;
import org.encorecrm.support.BusinessClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What would have been caught before anybody kept scores, or segments. */
@EncoreTest
@Import(Shop.class)
class PastPreviewTests {

    @Autowired
    Previews previews;

    @Autowired
    Segments segments;

    @Autowired
    Boundaries boundaries;

    @Autowired
    Rfm rfm;

    @Autowired
    Shop shop;

    @Autowired
    BusinessClock clock;

    private Instant then;

    @BeforeEach
    void sell() {
        then = clock.now().minus(Duration.ofDays(400));
        var random = new SplittableRandom(7);
        for (var i = 0; i < 30; i++) {
            var customer = shop.customer(Map.of());
            for (var order = random.nextInt(1, 12); order > 0; order--) {
                shop.order(
                        customer, then.minus(Duration.ofHours(random.nextInt(5_000))), random.nextInt(10, 5_000), true);
            }
        }
        boundaries.refresh();
    }

    @Test
    void scoresBeforeTheFirstBoundariesAreCutFromThePurchasesOfThen() {
        var rows = rfm.page(new RfmQuestion(then, boundaries.cuts(), null, null), 0, 10_000);
        assertThat(rows).hasSizeGreaterThanOrEqualTo(30);

        assertThat(counted("rfm.r")).isEqualTo(scored(rows, RfmRow::r));
        assertThat(counted("rfm.f")).isEqualTo(scored(rows, RfmRow::f));
        assertThat(counted("rfm.m")).isEqualTo(scored(rows, RfmRow::m));
    }

    /** As a person would add them up: the greatest first, A while less than 80 % of all is reached, B while less than 95 %. */
    @Test
    void classesBeforeTheFirstBoundariesAreCutFromTheTurnoverOfThen() {
        var sums = rfm.page(new RfmQuestion(then, boundaries.cuts(), null, null), 0, 10_000).stream()
                .map(row -> row.monetary().doubleValue())
                .sorted(Comparator.reverseOrder())
                .toList();
        var turnover = sums.stream().mapToDouble(Double::doubleValue).sum();
        var before = 0.0;
        var expected = new HashMap<String, Long>();
        for (var sum : sums) {
            expected.merge(before < 0.8 * turnover ? "A" : before < 0.95 * turnover ? "B" : "C", 1L, Long::sum);
            before += sum;
        }

        for (var name : List.of("A", "B", "C")) {
            var caught = previews.preview(
                    shop.criteria("{'field': 'abc.class', 'op': 'eq', 'value': '%s'}".formatted(name)), 0, then);
            assertThat(caught.count()).as(name).isEqualTo(expected.get(name));
        }
    }

    @Test
    void aSegmentIsAskedByItsCriteriaBeforeItExisted() {
        var key = Shop.key();
        var buyers = "{'field': 'orders.count', 'op': 'gte', 'value': 1}";
        segments.create(new SegmentDraft(key, key, SegmentKind.DYNAMIC, shop.criteria(buyers)));

        var members = previews.preview(shop.criteria("{'segment': '%s', 'member': true}".formatted(key)), 0, then);

        assertThat(members.count()).isGreaterThanOrEqualTo(30);
        assertThat(members.count())
                .isEqualTo(previews.preview(shop.criteria(buyers), 0, then).count());
    }

    private Map<Integer, Long> counted(String field) {
        var counts = new HashMap<Integer, Long>();
        for (var score = 1; score <= 5; score++) {
            var caught = previews.preview(
                    shop.criteria("{'field': '%s', 'op': 'eq', 'value': %d}".formatted(field, score)), 0, then);
            if (caught.count() > 0) {
                counts.put(score, caught.count());
            }
        }
        return counts;
    }

    private static Map<Integer, Long> scored(List<RfmRow> rows, ToIntFunction<RfmRow> score) {
        var counts = new HashMap<Integer, Long>();
        rows.forEach(row -> counts.merge(score.applyAsInt(row), 1L, Long::sum));
        return counts;
    }
}
