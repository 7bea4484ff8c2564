package org.encorecrm.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import encore.testing.EncoreTest;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.encorecrm.change.Cause;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Violation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@EncoreTest
@Import({Shop.class, RandomLives.class})
class SegmentsTests {

    @Autowired
    Segments segments;

    @Autowired
    Evaluation evaluation;

    @Autowired
    Filling filling;

    @Autowired
    Population population;

    @Autowired
    Shop shop;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NearlyIn nearlyIn;

    @Autowired
    Explanations explanations;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void fillsANewSegmentWithoutActing() {
        var loyal = shop.customer(Map.of("city", "Казань"));
        shop.customer(Map.of("city", "Пермь"));

        var segment = create("{'field': 'customer.address.city', 'op': 'eq', 'value': 'Казань'}");
        assertThat(segment.state()).isEqualTo("filling");
        fill();

        var filled = segments.get(segment.key());
        assertThat(filled.state()).isEqualTo("ready");
        assertThat(shop.members(segment.key())).contains(loyal);
        assertThat(filled.members()).isEqualTo(shop.members(segment.key()).size());
        assertThat(moves(segment)).containsOnly("created false");
        while (population.addUp()) {}
        assertThat(segments.get(segment.key()).members()).isEqualTo(filled.members());
    }

    @Test
    void movesActingCustomersAndTheirDependentSegments() {
        var customer = shop.customer(Map.of());
        var buyers = create("{'field': 'orders.count', 'op': 'gte', 'value': 1}");
        var both = create("{'all': [{'segment': '%s'}, {'field': 'orders.sum', 'op': 'gt', 'value': 10}]}"
                .formatted(buyers.key()));
        fill();
        shop.order(customer, clock.now().minus(Duration.ofHours(1)), 100, true);
        shop.computeFigures(List.of(customer), clock.now());

        evaluate(customer);

        assertThat(shop.members(buyers.key())).contains(customer);
        assertThat(shop.members(both.key())).contains(customer);
        assertThat(moves(both, customer)).containsExactly("change true");
    }

    @Test
    void refusesCirclesWithTheirWay() {
        var first = create("{'field': 'orders.count', 'op': 'gte', 'value': 1}");
        var second = create("{'segment': '%s'}".formatted(first.key()));

        assertThatThrownBy(() -> segments.change(
                        new SegmentDraft(
                                first.key(),
                                "circle",
                                SegmentKind.DYNAMIC,
                                shop.criteria("{'none': [{'segment': '%s'}]}".formatted(second.key()))),
                        null,
                        false))
                .isInstanceOf(InvalidInputException.class)
                .satisfies(refused -> assertThat(((InvalidInputException) refused).violations())
                        .containsExactly(new Violation(
                                "/criteria/none/0/segment",
                                "refers to itself: " + first.key() + " → " + second.key() + " → " + first.key())));
    }

    @Test
    void keepsSegmentsThatAreUsed() {
        var first = create("{'field': 'orders.count', 'op': 'gte', 'value': 1}");
        var second = create("{'segment': '%s'}".formatted(first.key()));

        assertThatThrownBy(() -> segments.delete(first.key()))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(second.key());
        segments.delete(second.key());
        segments.delete(first.key());

        assertThat(segments.find(first.key())).isEmpty();
    }

    /** a ← b ← c: whatever the order they were made in, who is referred to is evaluated first. */
    @Test
    void evaluatesInTheOrderOfReference() {
        var customer = shop.customer(Map.of());
        var c = create("{'field': 'orders.count', 'op': 'gte', 'value': 100}");
        var b = create("{'field': 'orders.count', 'op': 'gte', 'value': 100}");
        var a = create("{'field': 'orders.count', 'op': 'gte', 'value': 1}");
        edit(b, "{'segment': '%s'}".formatted(a.key()));
        edit(c, "{'all': [{'segment': '%s'}, {'segment': '%s'}]}".formatted(b.key(), a.key()));
        fill();
        shop.order(customer, clock.now().minus(Duration.ofHours(1)), 100, true);
        shop.computeFigures(List.of(customer), clock.now());

        evaluate(customer);

        assertThat(List.of(a, b, c))
                .allSatisfy(each -> assertThat(shop.members(each.key())).contains(customer));
    }

    @Test
    void saysWhatAloneKeepsPeopleOut() {
        var town = "Город " + Shop.key();
        var nearly = shop.customer(Map.of("city", town, "sex", "female"));
        shop.customer(Map.of("city", town));
        var segment = create(
                "{'all': [{'field': 'customer.address.city', 'op': 'eq', 'value': '%s'}, {'field': 'customer.sex', 'op': 'eq', 'value': 'female'}, {'field': 'orders.count', 'op': 'gte', 'value': 5}]}"
                        .formatted(town));
        fill();
        shop.order(nearly, clock.now().minus(Duration.ofDays(2)), 100, true);
        shop.computeFigures(List.of(nearly), clock.now());

        var obstacles = nearlyIn.obstacles(segment.key(), Locale.ENGLISH);

        assertThat(obstacles).contains(new NearlyIn.Obstacle(2, "Number of orders at least 5", 1));
        assertThat(nearlyIn.but(segment.key(), 2))
                .extracting(CustomerSummary::id)
                .containsExactly(String.valueOf(nearly));
        var why = explanations.explain(segment.key(), nearly, Locale.ENGLISH);
        assertThat(why.nearMisses()).singleElement().satisfies(near -> {
            assertThat(near.text()).isEqualTo("Number of orders at least 5");
            assertThat(near.missing()).isEqualTo("1 of 5");
        });
        assertThat(why.next()).as("time brings no orders").isNull();
    }

    @Test
    void foretellsWhatTimeAloneWillDo() {
        var customer = shop.customer(Map.of());
        var segment = create(
                "{'all': [{'field': 'orders.count', 'op': 'gte', 'value': 1}, {'field': 'orders.lastAt', 'op': 'newerThan', 'value': 'P45D'}]}");
        var ordered = clock.now().minus(Duration.ofDays(10));
        shop.order(customer, ordered, 100, true);
        shop.computeFigures(List.of(customer), clock.now());
        evaluate(customer);

        var next = explanations.explain(segment.key(), customer, Locale.ENGLISH).next();

        assertThat(next.member()).isFalse();
        assertThat(next.at()).isCloseTo(ordered.plus(Duration.ofDays(45)), within(1, ChronoUnit.SECONDS));
        assertThat(next.text()).startsWith("Will leave on ").endsWith(" unless they order");
        assertThat(next.because()).containsExactly("Last order less than 45 days ago");
        var russian = explanations
                .explain(segment.key(), customer, Locale.forLanguageTag("ru"))
                .next();
        assertThat(russian.text()).startsWith("Выйдет ").endsWith(", если не сделает заказ");
    }

    private void edit(SegmentView segment, String criteria) {
        segments.change(
                new SegmentDraft(segment.key(), segment.key(), SegmentKind.DYNAMIC, shop.criteria(criteria)), null);
    }

    @Test
    void refusesAnEditOfAnOldVersion() {
        var segment = create("{'field': 'orders.count', 'op': 'gte', 'value': 1}");
        var draft = new SegmentDraft(segment.key(), "renamed", SegmentKind.DYNAMIC, segment.criteria());
        segments.change(draft, segment.version(), false);

        assertThatThrownBy(() -> segments.change(draft, segment.version(), false))
                .isInstanceOf(ConflictException.class);
    }

    private SegmentView create(String criteria) {
        var key = Shop.key();
        return segments.create(new SegmentDraft(key, key, SegmentKind.DYNAMIC, shop.criteria(criteria)));
    }

    private void fill() {
        while (filling.fillSome()) {}
    }

    private void evaluate(long... customers) {
        transaction.executeWithoutResult(
                status -> evaluation.evaluate(customers, customers, Evaluation.ALL_KINDS, Cause.CHANGE, clock.now()));
    }

    private List<String> moves(SegmentView segment, long customer) {
        return jdbc.sql("""
                        select cause || ' ' || acting from segmentation.move
                         where segment_id = :segment and customer_id = :customer
                        """)
                .param("segment", segment.id())
                .param("customer", customer)
                .query(String.class)
                .list();
    }

    private List<String> moves(SegmentView segment) {
        return jdbc.sql("select cause || ' ' || acting from segmentation.move where segment_id = :id")
                .param("id", segment.id())
                .query(String.class)
                .list();
    }
}
