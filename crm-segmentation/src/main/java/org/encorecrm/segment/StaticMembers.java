package org.encorecrm.segment;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.change.Found;
import org.encorecrm.metrics.EvaluationTime;
import org.encorecrm.metrics.Metrics;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts people into static segments and takes them out, by hand; under the locks of an evaluation, so that nobody is
 * merged or erased meanwhile. Hence its own transaction: customers' rows are made before it.
 */
@Service
@Transactional(propagation = Propagation.NEVER)
public class StaticMembers {

    private final JdbcClient jdbc;
    private final Segments segments;
    private final Memberships memberships;
    private final Metrics metrics;
    private final EvaluationTime time;
    private final SurgeBrake brake;
    private final Changes changes;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    StaticMembers(
            JdbcClient jdbc,
            Segments segments,
            Memberships memberships,
            Metrics metrics,
            EvaluationTime time,
            SurgeBrake brake,
            Changes changes,
            BusinessClock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.segments = segments;
        this.memberships = memberships;
        this.metrics = metrics;
        this.time = time;
        this.brake = brake;
        this.changes = changes;
        this.clock = clock;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Answers how many were not in it before. */
    public long add(String key, Collection<Long> customers) {
        return put(key, customers, true);
    }

    /** Answers how many were in it before. */
    public long remove(String key, Collection<Long> customers) {
        return put(key, customers, false);
    }

    /** Again as long as others merge, part or erase these very customers just before their rows are locked. */
    private long put(String key, Collection<Long> customers, boolean in) {
        var segment = segments.get(key);
        if (segment.isDynamic()) {
            throw new ConflictException("Customers enter and leave a dynamic segment by themselves");
        }
        var moved = Optional.<Long>empty();
        while (moved.isEmpty()) {
            var known = survivors(customers);
            metrics.open(known);
            moved = transaction.execute(status -> putSame(segment.id(), customers, known, in));
        }
        return moved.get();
    }

    /** Nothing when these customers are others by the time their rows are locked. */
    private Optional<Long> putSame(long segment, Collection<Long> customers, List<Long> known, boolean in) {
        var ceiling = time.hold();
        var held = metrics.lock(known);
        if (!Arrays.equals(held, ids(survivors(customers)))) {
            return Optional.empty();
        }
        var occasion = new Occasion(memberships.nextBatch(), held, Cause.CHANGE, ceiling.orLater(clock.now()));
        return Optional.of(write(segment, held, in, occasion));
    }

    private long write(long segment, long[] held, boolean in, Occasion occasion) {
        var moved = memberships.put(segment, held, in, occasion);
        if (moved.isEmpty()) {
            return 0;
        }
        brake.check(moved, occasion);
        events.publishEvent(new SegmentMoves(occasion.batch(), occasion.now()));
        changes.enqueueFound(
                new Found(
                        "select customer_id from segmentation.move where batch = ?",
                        List.of(occasion.batch()),
                        Set.of(ChangeKind.SEGMENTS)),
                Cause.CHANGE,
                false);
        return moved.get(0).moves();
    }

    /** In the order of their ids. */
    private List<Long> survivors(Collection<Long> customers) {
        var known = jdbc.sql("""
                        select c.id from core.customer c
                         where c.id > 0 and c.id in (select coalesce(a.customer_id, given.id) from unnest(:ids::bigint[]) as given(id)
                                          left join core.customer_alias a on a.alias_id = given.id)
                         order by c.id
                        """)
                .param("ids", customers.toArray(Long[]::new))
                .query(Long.class)
                .list();
        var found = jdbc.sql("""
                        select given.id from unnest(:ids::bigint[]) as given(id)
                         where not exists (select 1 from core.customer c where c.id = given.id and c.id > 0)
                           and not exists (select 1 from core.customer_alias a where a.alias_id = given.id)
                         limit 1
                        """)
                .param("ids", customers.toArray(Long[]::new))
                .query(Long.class)
                .optional();
        found.ifPresent(unknown -> {
            throw new InvalidInputException("/customers", "there is no customer " + unknown);
        });
        return known;
    }

    private static long[] ids(List<Long> customers) {
        return customers.stream().mapToLong(Long::longValue).toArray();
    }
}
