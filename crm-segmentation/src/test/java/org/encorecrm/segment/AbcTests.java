package org.encorecrm.segment;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.metrics.Abc;
import org.encorecrm.metrics.Boundaries;
import org.encorecrm.pipeline.Drain;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Classes are of the whole base, whatever other tests have left in it: plain Java sorts it again. */
@EncoreTest
@Import({Shop.class, RandomLives.class})
class AbcTests {

    @Autowired
    Abc abc;

    @Autowired
    Boundaries boundaries;

    @Autowired
    Segments segments;

    @Autowired
    Filling filling;

    @Autowired
    Previews previews;

    @Autowired
    Drain drain;

    @Autowired
    Changes changes;

    @Autowired
    Settings settings;

    @Autowired
    BusinessClock clock;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final String name = Shop.key();
    private final String key = Shop.key();
    private final List<Long> buyers = new ArrayList<>();

    @BeforeEach
    void buy() {
        for (var money : new double[] {500_000, 300_000, 100_000, 60_000, 40_000, 300_000}) {
            var buyer = shop.customer(Map.of("first_name", name));
            shop.order(buyer, clock.now().minus(Duration.ofDays(3)), money, true);
            buyers.add(buyer);
        }
        transaction.executeWithoutResult(
                status -> changes.enqueue(buyers, Set.of(ChangeKind.ORDERS), Cause.CHANGE, false));
        drain.toNow();
        renew();
    }

    @AfterEach
    void takeBack() {
        segments.find(key).ifPresent(segment -> segments.delete(key));
        settings.put("abc.limits", "80,95");
        settings.put("abc.periodDays", "");
        renew();
    }

    @Test
    void cutsTheTurnoverOfEverybodyAtItsLimits() {
        assertThat(kept()).containsExactlyInAnyOrderEntriesOf(plain(0.80, 0.95));
        var all = jdbc.sql("select sum(orders_sum) from segmentation.metrics where orders_sum > 0")
                .query(BigDecimal.class)
                .single();
        assertThat(abc.of(buyers.get(0)).orElseThrow().share().doubleValue())
                .isCloseTo(500_000 / all.doubleValue(), Offset.offset(0.000001));
    }

    @Test
    void letsThoseFollowWhoseClassChanges() {
        segments.create(new SegmentDraft(
                key,
                key,
                SegmentKind.DYNAMIC,
                shop.criteria("{'all': [{'field': 'abc.class', 'op': 'eq', 'value': 'A'},"
                        + "{'field': 'customer.firstName', 'op': 'eq', 'value': '" + name + "'}]}")));
        while (filling.fillSome()) {}
        assertThat(new HashSet<>(shop.members(key))).isEqualTo(ofClassA(plain(0.80, 0.95)));

        settings.put("abc.limits", "20,60");
        renew();
        drain.changes();

        var now = plain(0.20, 0.60);
        assertThat(kept()).containsExactlyInAnyOrderEntriesOf(now);
        assertThat(new HashSet<>(shop.members(key))).isEqualTo(ofClassA(now));
        var criteria = segments.get(key).criteria();
        assertThat(previews.preview(criteria, 0, clock.now()).count())
                .isEqualTo(ofClassA(now).size());
    }

    @Test
    void countsTheTurnoverOfAPeriodWhereOneIsSet() {
        segments.create(new SegmentDraft(
                key,
                key,
                SegmentKind.DYNAMIC,
                shop.criteria("{'all': [{'field': 'abc.class', 'op': 'isSet'},"
                        + "{'field': 'customer.firstName', 'op': 'eq', 'value': '" + name + "'}]}")));
        while (filling.fillSome()) {}
        assertThat(shop.members(key)).containsExactlyInAnyOrderElementsOf(buyers);
        var late = buyers.get(2);
        shop.order(late, clock.now().minus(Duration.ofHours(1)), 70_000_000, true);
        transaction.executeWithoutResult(
                status -> changes.enqueue(List.of(late), Set.of(ChangeKind.ORDERS), Cause.CHANGE, false));
        drain.changes();

        settings.put("abc.periodDays", "1");
        renew();
        drain.changes();

        assertThat(shop.members(key)).as("of the last two days").containsExactly(late);
        var standing = abc.of(late).orElseThrow();
        assertThat(standing.name()).isEqualTo("A");
        assertThat(abc.of(buyers.get(0))).isEmpty();
        assertThat(previews.preview(segments.get(key).criteria(), 0, clock.now())
                        .count())
                .isEqualTo(1);
        shop.order(buyers.get(1), clock.now().minus(Duration.ofMinutes(1)), 1, true);
        transaction.executeWithoutResult(
                status -> changes.enqueue(List.of(buyers.get(1)), Set.of(ChangeKind.ORDERS), Cause.CHANGE, false));
        drain.changes();
        assertThat(shop.members(key)).containsExactlyInAnyOrder(late, buyers.get(1));
        settings.put("abc.periodDays", "");
        renew();
        drain.changes();
        assertThat(shop.members(key)).containsExactlyInAnyOrderElementsOf(buyers);
    }

    private void renew() {
        boundaries.refresh();
        boundaries.apply();
    }

    private Set<Long> ofClassA(Map<Long, String> classes) {
        var found = new HashSet<>(buyers);
        found.removeIf(buyer -> !"A".equals(classes.get(buyer)));
        return found;
    }

    private Map<Long, String> kept() {
        var classes = new TreeMap<Long, String>();
        jdbc.sql("select customer_id, class from segmentation.abc").query(row -> {
            classes.put(row.getLong(1), row.getString(2));
        });
        return classes;
    }

    private Map<Long, String> plain(double a, double b) {
        var money = new ArrayList<Map.Entry<Long, BigDecimal>>();
        jdbc.sql("select customer_id, orders_sum from segmentation.metrics where orders_sum > 0")
                .query(row -> {
                    money.add(Map.entry(row.getLong(1), row.getBigDecimal(2)));
                });
        money.sort(Map.Entry.<Long, BigDecimal>comparingByValue(Comparator.reverseOrder()));
        var all = money.stream().map(Map.Entry::getValue).reduce(BigDecimal.ZERO, BigDecimal::add);
        var byMoney = new TreeMap<BigDecimal, String>();
        var before = BigDecimal.ZERO;
        for (var each : money) {
            var part = before.doubleValue() / all.doubleValue();
            byMoney.putIfAbsent(each.getValue(), part < a ? "A" : part < b ? "B" : "C");
            before = before.add(each.getValue());
        }
        var classes = new TreeMap<Long, String>();
        money.forEach(each -> classes.put(each.getKey(), byMoney.get(each.getValue())));
        return classes;
    }
}
