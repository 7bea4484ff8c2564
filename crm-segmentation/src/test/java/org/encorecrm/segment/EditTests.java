package org.encorecrm.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import encore.testing.EncoreTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.erasure.Erasures;
import org.encorecrm.pipeline.Drain;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What an edit would do, and that it does that and nothing else. */
@EncoreTest
@Import({Shop.class, RandomLives.class})
class EditTests {

    @Autowired
    Segments segments;

    @Autowired
    EditDiffs diffs;

    @Autowired
    SlowDiffs slow;

    @Autowired
    Erasures erasures;

    @Autowired
    HeldMoves held;

    @Autowired
    Filling filling;

    @Autowired
    Drain drain;

    @Autowired
    Shop shop;

    @Autowired
    Settings settings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final String one = UUID.randomUUID().toString();
    private final String other = UUID.randomUUID().toString();
    private SegmentView segment;
    private SegmentView dependent;

    @BeforeEach
    void begin() {
        IntStream.range(0, 3).forEach(i -> shop.customer(Map.of("city", one)));
        IntStream.range(0, 2).forEach(i -> shop.customer(Map.of("city", other)));
        segment = create(in(one));
        dependent = create(shop.criteria("{'none': [{'none': [{'segment': '%s'}]}]}".formatted(segment.key())));
        fill();
    }

    @AfterEach
    void end() {
        settings.put("brake.entries", "500");
        segments.delete(dependent.key());
        segments.delete(segment.key());
    }

    @Test
    void saysBeforehandWhoWouldMove() {
        var diff = diffs.of(segment.key(), in(one, other), 1);

        assertThat(List.of(diff.enter(), diff.leave(), diff.stay())).containsExactly(2L, 0L, 3L);
        assertThat(diff.entering())
                .hasSize(1)
                .first()
                .extracting(CustomerSummary::city)
                .isEqualTo(other);
        assertThat(diff.segments()).containsExactly(new EditDiff.Touched(dependent.key(), dependent.name(), 2, 0));
        var all = diffs.of(segment.key(), in(other), 20);
        assertThat(List.of(all.enter(), all.leave(), all.stay())).containsExactly(2L, 3L, 0L);
        assertThat(shop.members(segment.key())).as("nothing has changed").hasSize(3);
    }

    @Test
    void countsInTheBackgroundWhatTakesLong() {
        var id = slow.ask(segment.key(), in(other));
        assertThat(slow.get(segment.key(), id).isRunning()).isTrue();

        while (slow.work()) {}

        var diff = slow.get(segment.key(), id).diff();
        assertThat(diff).isNotNull();
        assertThat(diff.enter()).isEqualTo(2);
        assertThat(diff.leaving()).hasSize(3);
    }

    @Test
    void keepsNoDifferenceThatNamesSomebodyErased() {
        var naming = slow.ask(segment.key(), in(other));
        var notNaming = slow.ask(segment.key(), in(one));
        while (slow.work()) {}

        erasures.erase(shop.members(segment.key()).get(0), "admin");

        assertThatThrownBy(() -> slow.get(segment.key(), naming)).isInstanceOf(NotFoundException.class);
        assertThat(slow.get(segment.key(), notNaming).diff()).isNotNull();
    }

    @Test
    void startsNothingWhenAppliedSilently() {
        edit(in(other), false);
        fill();

        assertThat(moves(segment)).containsExactly("+ edited 2 false", "- edited 3 false");
        assertThat(moves(dependent)).containsExactly("+ edited 2 false", "- edited 3 false");
    }

    @Test
    void actsOnExactlyThoseWhoMove() {
        edit(in(other), true);
        fill();

        assertThat(moves(segment)).containsExactly("+ edited 2 true", "- edited 3 true");
        assertThat(moves(dependent)).containsExactly("+ edited 2 true", "- edited 3 true");
        assertThat(segments.get(segment.key()).fillActs()).isFalse();
    }

    @Test
    void actsOnceAfterACrashHalfWay() {
        edit(in(other), true);
        transaction.executeWithoutResult(status -> {
            filling.fillSome();
            status.setRollbackOnly();
        });
        assertThat(segments.get(segment.key()).fillActs()).isTrue();

        fill();

        assertThat(moves(segment)).containsExactly("+ edited 2 true", "- edited 3 true");
    }

    @Test
    void actsUnderTheSurgeBrake() {
        settings.put("brake.entries", "1");

        edit(in(other), true);
        fill();

        assertThat(segments.get(segment.key()).isHeld()).isTrue();
        assertThat(moves(segment)).containsExactly("+ edited 2 false", "- edited 3 false");
        assertThat(held.release(segment.key(), null)).isEqualTo(new HeldMoves.Decided(5, 0));
        assertThat(moves(segment)).containsExactly("+ edited 2 true", "- edited 3 true");
    }

    private SegmentView create(Criterion criteria) {
        var key = Shop.key();
        return segments.create(new SegmentDraft(key, key, SegmentKind.DYNAMIC, criteria));
    }

    private void edit(Criterion criteria, boolean acts) {
        segments.change(new SegmentDraft(segment.key(), segment.name(), SegmentKind.DYNAMIC, criteria), null, acts);
    }

    private Criterion in(String... cities) {
        return shop.criteria("{'field': 'customer.address.city', 'op': 'in', 'value': ['%s']}"
                .formatted(String.join("', '", cities)));
    }

    private void fill() {
        while (filling.fillSome()) {}
        drain.changes();
    }

    /** Since the segments were made: entries and leavings by cause, how many, and whether they act. */
    private List<String> moves(SegmentView of) {
        return jdbc.sql("""
                        select concat_ws(' ', case when entered then '+' else '-' end, cause, count(*), acting::text)
                          from segmentation.move where segment_id = :id and cause not in ('created')
                         group by entered, cause, acting order by entered desc
                        """).param("id", of.id()).query(String.class).list();
    }
}
