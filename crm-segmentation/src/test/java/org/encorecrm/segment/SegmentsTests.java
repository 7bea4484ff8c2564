package org.encorecrm.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import encore.testing.EncoreTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.encorecrm.change.Cause;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
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
        assertThat(moves(both)).containsExactly("change true");
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
                        null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(first.key() + " → " + second.key() + " → " + first.key());
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

    @Test
    void refusesAnEditOfAnOldVersion() {
        var segment = create("{'field': 'orders.count', 'op': 'gte', 'value': 1}");
        var draft = new SegmentDraft(segment.key(), "renamed", SegmentKind.DYNAMIC, segment.criteria());
        segments.change(draft, segment.version());

        assertThatThrownBy(() -> segments.change(draft, segment.version())).isInstanceOf(ConflictException.class);
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

    private List<String> moves(SegmentView segment) {
        return jdbc.sql("select cause || ' ' || acting from segmentation.move where segment_id = :id")
                .param("id", segment.id())
                .query(String.class)
                .list();
    }
}
