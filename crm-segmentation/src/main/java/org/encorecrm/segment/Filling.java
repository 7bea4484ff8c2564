package org.encorecrm.segment;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Signal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fills new and edited segments in the background, in short transactions over ranges of customers with a checkpoint
 * in the database, so that it goes on anywhere after a stop. Filling is no news about anybody: it starts nothing.
 */
@Component
class Filling {

    private static final long LONGEST_NANOS = 250_000_000;
    private static final int SMALLEST = 500;
    private static final int LARGEST = 50_000;

    private final JdbcClient jdbc;
    private final Definitions definitions;
    private final Memberships memberships;
    private final Changes changes;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;
    private final Signal signal = new Signal();
    private volatile int size = 2_000;

    Filling(
            JdbcClient jdbc,
            Definitions definitions,
            Memberships memberships,
            Changes changes,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.definitions = definitions;
        this.memberships = memberships;
        this.changes = changes;
        this.clock = clock;
        this.events = events;
    }

    Signal signal() {
        return signal;
    }

    /** Fills one range of one segment; answers whether there was anything to fill. */
    @Transactional
    public boolean fillSome() {
        var segment = claim();
        segment.ifPresent(this::fill);
        return segment.isPresent();
    }

    /** Not "for update": that would make every writer of a membership wait. */
    private Optional<Unfilled> claim() {
        return jdbc.sql("""
                        select id, key, kind, version, criteria, fill_after, fill_cause
                          from segmentation.segment
                         where fill_after is not null
                         order by id limit 1 for no key update skip locked
                        """)
                .query((rs, i) -> new Unfilled(
                        rs.getLong("id"),
                        rs.getString("kind").equals("static"),
                        definitions.definition(
                                rs.getLong("id"), rs.getString("key"), rs.getInt("version"), rs.getString("criteria")),
                        rs.getLong("fill_after"),
                        Cause.of(rs.getString("fill_cause"))))
                .optional();
    }

    private void fill(Unfilled segment) {
        var began = System.nanoTime();
        var customers = next(segment.after);
        var definition = segment.definition;
        if (customers.length > 0 && definition != null) {
            lock(customers);
            evaluate(segment, definition, customers);
        }
        if (customers.length < size) {
            finish(segment.id);
        } else {
            remember(segment.id, customers[customers.length - 1]);
        }
        adapt(System.nanoTime() - began);
    }

    private long[] next(long after) {
        return jdbc
                .sql("select id from core.customer where id > :after order by id limit :size")
                .param("after", after)
                .param("size", size)
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** The same lock as the change worker takes, in the same order, so that nothing older overwrites something newer. */
    private void lock(long[] customers) {
        jdbc.sql("""
                        insert into segmentation.metrics (customer_id)
                        select c.id from core.customer c
                         where c.id = any(:ids)
                           and not exists (select 1 from segmentation.metrics m where m.customer_id = c.id)
                         order by c.id
                            on conflict do nothing
                        """).param("ids", customers).update();
        jdbc.sql("""
                        select count(*) from (
                            select 1 from segmentation.metrics where customer_id = any(:ids)
                             order by customer_id for no key update) locked
                        """).param("ids", customers).query(Long.class).single();
    }

    private void evaluate(Unfilled segment, Definition definition, long[] customers) {
        var now = clock.now();
        var occasion = new Occasion(memberships.nextBatch(), new long[0], segment.cause, now);
        var moved = segment.isStatic
                ? memberships.fillStatic(definition, customers, occasion)
                : memberships.evaluate(List.of(definition), customers, occasion);
        if (!moved.isEmpty()) {
            tellDependents(definition, occasion.batch(), segment.cause);
            events.publishEvent(new SegmentMoves(occasion.batch(), now));
        }
    }

    /** Segments that refer to this one are evaluated again, quietly too. */
    private void tellDependents(Definition filled, long batch, Cause cause) {
        if (!new References(definitions.dynamic()).referringTo(filled.key()).isEmpty()) {
            changes.enqueueSelected(
                    "select customer_id from segmentation.move where batch = ?",
                    List.of(batch),
                    Set.of(ChangeKind.SEGMENTS),
                    cause,
                    true);
        }
    }

    private void remember(long segment, long after) {
        jdbc.sql("update segmentation.segment set fill_after = :after where id = :id")
                .param("after", after)
                .param("id", segment)
                .update();
    }

    private void finish(long segment) {
        jdbc.sql("""
                        update segmentation.segment
                           set fill_after = null, fill_cause = null,
                               state = case when held_since is null then 'ready' else 'held' end
                         where id = :id
                        """).param("id", segment).update();
    }

    private void adapt(long took) {
        if (took > LONGEST_NANOS) {
            size = Math.max(SMALLEST, size / 2);
        } else if (took < LONGEST_NANOS / 3) {
            size = Math.min(LARGEST, size * 2);
        }
    }

    private record Unfilled(
            long id, boolean isStatic, @Nullable Definition definition, long after, Cause cause) {}
}
