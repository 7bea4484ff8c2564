package org.encorecrm.segment;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.change.Found;
import org.encorecrm.metrics.Ceiling;
import org.encorecrm.metrics.EvaluationTime;
import org.encorecrm.metrics.Metrics;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Signal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fills new and edited segments in the background, in short transactions over ranges of customers with a checkpoint
 * in the database, so that it goes on anywhere after a stop. Filling is no news about anybody: it starts nothing, unless
 * the marketer who edited the segment wants those who enter or leave to be acted on.
 */
@Component
class Filling {

    private static final long LONGEST_NANOS = 250_000_000;
    private static final int SMALLEST = 500;
    private static final int LARGEST = 50_000;

    private final JdbcClient jdbc;
    private final Definitions definitions;
    private final Memberships memberships;
    private final Metrics metrics;
    private final SurgeBrake brake;
    private final EvaluationTime time;
    private final Changes changes;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;
    private final Signal signal = new Signal();
    private volatile int size = 2_000;

    Filling(
            JdbcClient jdbc,
            Definitions definitions,
            Memberships memberships,
            Metrics metrics,
            SurgeBrake brake,
            EvaluationTime time,
            Changes changes,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.definitions = definitions;
        this.memberships = memberships;
        this.metrics = metrics;
        this.brake = brake;
        this.time = time;
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
        if (waiting().isEmpty()) {
            return false;
        }
        var ceiling = time.hold();
        var segment = waiting().stream()
                .filter(this::claim)
                .flatMap(id -> unfilled(id).stream())
                .findFirst();
        segment.ifPresent(found -> fill(found, ceiling));
        return segment.isPresent();
    }

    private List<Long> waiting() {
        return jdbc.sql("select id from segmentation.segment where fill_after is not null order by id limit 10")
                .query(Long.class)
                .list();
    }

    /** Not a lock of the row: whoever evaluates customers locks theirs first and the segment's last. */
    private boolean claim(long segment) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('segmentation.fill'), :id)")
                .param("id", (int) segment)
                .query(Boolean.class)
                .single();
    }

    /** Once it is claimed: until then another node may come further, or to the end. */
    private Optional<Unfilled> unfilled(long segment) {
        return jdbc.sql("""
                        select id, key, kind, version, criteria, fill_after, fill_cause, fill_acts
                          from segmentation.segment
                         where id = :id and fill_after is not null
                        """)
                .param("id", segment)
                .query((rs, i) -> new Unfilled(
                        rs.getLong("id"),
                        rs.getInt("version"),
                        rs.getString("kind").equals("static"),
                        definitions.definition(
                                rs.getLong("id"), rs.getString("key"), rs.getInt("version"), rs.getString("criteria")),
                        rs.getLong("fill_after"),
                        Cause.of(rs.getString("fill_cause")),
                        rs.getBoolean("fill_acts")))
                .optional();
    }

    private void fill(Unfilled segment, Ceiling ceiling) {
        var began = System.nanoTime();
        var customers = next(segment.after);
        var definition = segment.definition;
        if (!customers.isEmpty() && definition != null) {
            evaluate(segment, definition, customers, ceiling);
        }
        remember(segment, customers.size() < size ? null : customers.get(customers.size() - 1));
        adapt(System.nanoTime() - began);
    }

    private List<Long> next(long after) {
        return jdbc.sql("select id from core.customer where id > :after order by id limit :size")
                .param("after", after)
                .param("size", size)
                .query(Long.class)
                .list();
    }

    /** Under the same locks as the change worker's, so that nothing older overwrites something newer. */
    private void evaluate(Unfilled segment, Definition definition, List<Long> chosen, Ceiling ceiling) {
        metrics.open(chosen);
        var customers = metrics.lock(chosen);
        var now = ceiling.orLater(clock.now());
        var occasion =
                new Occasion(memberships.nextBatch(), segment.acts ? customers : new long[0], segment.cause, now, true);
        var moved = segment.isStatic
                ? memberships.fillStatic(definition, customers, occasion)
                : memberships.evaluate(List.of(definition), customers, occasion);
        if (!moved.isEmpty()) {
            brake.check(moved, occasion);
            tellDependents(definition, occasion.batch(), segment);
            events.publishEvent(new SegmentMoves(occasion.batch(), now));
        }
    }

    /** Segments that refer to this one are evaluated again, as quietly as it was filled. */
    private void tellDependents(Definition filled, long batch, Unfilled segment) {
        if (!new References(definitions.dynamic()).referringTo(filled.key()).isEmpty()) {
            changes.enqueueFound(
                    new Found(
                            "select customer_id from segmentation.move where batch = ?",
                            List.of(batch),
                            Set.of(ChangeKind.SEGMENTS)),
                    segment.cause,
                    !segment.acts);
        }
    }

    /** Unless the segment was edited meanwhile: then it is filled from the beginning again. */
    private void remember(Unfilled segment, @Nullable Long after) {
        jdbc.sql("""
                        update segmentation.segment
                           set fill_after = :after::bigint,
                               fill_cause = case when :after::bigint is not null then fill_cause end,
                               fill_acts = fill_acts and :after::bigint is not null,
                               state = case when :after::bigint is not null then 'filling'
                                            when held_since is null then 'ready' else 'held' end
                         where id = :id and version = :version and fill_after = :before
                        """)
                .param("after", after)
                .param("id", segment.id)
                .param("version", segment.version)
                .param("before", segment.after)
                .update();
    }

    private void adapt(long took) {
        if (took > LONGEST_NANOS) {
            size = Math.max(SMALLEST, size / 2);
        } else if (took < LONGEST_NANOS / 3) {
            size = Math.min(LARGEST, size * 2);
        }
    }

    private record Unfilled(
            long id,
            int version,
            boolean isStatic,
            @Nullable Definition definition,
            long after,
            Cause cause,
            boolean acts) {}
}
