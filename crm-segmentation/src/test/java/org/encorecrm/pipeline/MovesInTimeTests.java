package org.encorecrm.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.criteria.Criteria;
import org.encorecrm.segment.SegmentDraft;
import org.encorecrm.segment.SegmentKind;
import org.encorecrm.segment.Segments;
import org.encorecrm.support.DataRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** Facts of the near future, and history that time looks at before its turn. */
@EncoreTest
@Import(Facts.class)
class MovesInTimeTests {

    @Autowired
    Facts facts;

    @Autowired
    Drain drain;

    @Autowired
    ChangeWorker changes;

    @Autowired
    Segments segments;

    @Autowired
    Criteria criteria;

    @Autowired
    JsonMapper json;

    private Instant now;
    private long customer;

    @BeforeEach
    void settle() {
        drain.toNow();
        now = facts.now();
        customer = facts.customer();
        facts.changed(customer);
        drain.upTo(now);
    }

    /** A shop's clock that is fast by seconds: the page of thanks is looked at before the next tick. */
    @Test
    void whoeverOrdersAheadOfTimeEntersThoughAVisitIsCountedFirst() {
        var buyers = segment("{'field': 'orders.count', 'op': 'gte', 'value': 1}");
        orderAhead();

        facts.event(customer, "page_viewed", now.plusSeconds(25), null);
        facts.looked(customer);
        work(now.plusSeconds(25));
        drain.upTo(now.plusSeconds(60));

        assertThat(moves(buyers)).containsExactly("change true");
    }

    @Test
    void whoeverOrdersAheadOfTimeEntersThoughTheirScoresAreLookedAtFirst() {
        facts.order(customer, now.minusSeconds(1), "10");
        facts.changed(customer);
        work(now);
        var returning = segment("{'field': 'orders.count', 'op': 'gte', 'value': 2}");
        orderAhead();

        facts.jdbc
                .sql("update segmentation.metrics set rfm_r = 99 where customer_id = :id")
                .param("id", customer)
                .update();
        facts.changed(Cause.BOUNDARIES, false, Set.of(ChangeKind.FIGURE), customer);
        work(now.plusSeconds(25));
        drain.upTo(now.plusSeconds(60));

        assertThat(moves(returning)).containsExactly("clock true");
    }

    @Test
    void whoeverIsSeenAheadOfTimeEntersThoughTheirRecordIsChangedFirst() {
        var seen = segment("{'event': 'page_viewed', 'count': {'op': 'gte', 'value': 1}}");
        facts.event(customer, "page_viewed", now.plusSeconds(20), null);
        facts.looked(customer);
        work(now);
        assertThat(moves(seen)).isEmpty();

        facts.changed(Cause.CHANGE, false, Set.of(ChangeKind.PROFILE), customer);
        work(now.plusSeconds(25));
        drain.upTo(now.plusSeconds(60));

        assertThat(moves(seen)).containsExactly("change true");
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            names = {"CLOCK", "BOUNDARIES"})
    void historyStartsNothingThoughTimeLooksAtItFirst(Cause looking) {
        var buyers = segment("{'field': 'orders.count', 'op': 'gte', 'value': 1}");
        facts.order(customer, now.minusSeconds(3600), "10");
        facts.changed(Cause.CHANGE, true, Set.of(ChangeKind.ORDERS), customer);
        facts.changed(looking, false, Set.of(ChangeKind.FIGURE), customer);

        drain.upTo(now);

        assertThat(moves(buyers)).containsExactly("history false");
    }

    @Test
    void newsActsWhateverHistoryWaitsBesideIt() {
        var buyers = segment("{'field': 'orders.count', 'op': 'gte', 'value': 1}");
        facts.order(customer, now.minusSeconds(3600), "10");
        facts.changed(Cause.HISTORY, true, Set.of(ChangeKind.ORDERS), customer);
        facts.changed(Cause.CLOCK, false, Set.of(ChangeKind.FIGURE), customer);
        facts.changed(Cause.CHANGE, false, Set.of(ChangeKind.ORDERS), customer);

        drain.upTo(now);

        assertThat(moves(buyers)).containsExactly("change true");
    }

    private void orderAhead() {
        facts.order(customer, now.plusSeconds(20), "10");
        facts.changed(customer);
        work(now);
    }

    /** The change queue at a moment between two ticks of the clock. */
    private void work(Instant at) {
        try (var role = DataRole.WORKER.enter()) {
            while (facts.waiting(customer) > 0) {
                changes.work(() -> at);
            }
        }
    }

    private String segment(String text) {
        var key = "s" + UUID.randomUUID().toString().replace("-", "");
        segments.create(new SegmentDraft(
                key, key, SegmentKind.DYNAMIC, criteria.read(json.readTree(text.replace('\'', '"')), "/criteria")));
        facts.jdbc
                .sql(
                        "update segmentation.segment set fill_after = null, fill_cause = null, state = 'ready' where key = :key")
                .param("key", key)
                .update();
        return key;
    }

    private List<String> moves(String segment) {
        return facts.jdbc
                .sql("""
                        select cause || ' ' || acting from segmentation.move
                         where customer_id = :customer
                           and segment_id = (select id from segmentation.segment where key = :segment)
                         order by id
                        """)
                .param("customer", customer)
                .param("segment", segment)
                .query(String.class)
                .list();
    }
}
