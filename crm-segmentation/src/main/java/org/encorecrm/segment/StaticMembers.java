package org.encorecrm.segment;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.change.Found;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts people into static segments and takes them out, by hand. */
@Service
@Transactional
public class StaticMembers {

    private final JdbcClient jdbc;
    private final Segments segments;
    private final Memberships memberships;
    private final SurgeBrake brake;
    private final Changes changes;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    StaticMembers(
            JdbcClient jdbc,
            Segments segments,
            Memberships memberships,
            SurgeBrake brake,
            Changes changes,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.segments = segments;
        this.memberships = memberships;
        this.brake = brake;
        this.changes = changes;
        this.clock = clock;
        this.events = events;
    }

    /** Answers how many were not in it before. */
    public long add(String key, Collection<Long> customers) {
        return put(key, customers, true);
    }

    /** Answers how many were in it before. */
    public long remove(String key, Collection<Long> customers) {
        return put(key, customers, false);
    }

    private long put(String key, Collection<Long> customers, boolean in) {
        var segment = segments.get(key);
        if (segment.isDynamic()) {
            throw new ConflictException("Customers enter and leave a dynamic segment by themselves");
        }
        var known = survivors(customers);
        var now = clock.now();
        var occasion = new Occasion(memberships.nextBatch(), known, Cause.CHANGE, now);
        var moved = memberships.put(segment.id(), known, in, occasion);
        if (moved.isEmpty()) {
            return 0;
        }
        brake.check(moved, occasion);
        events.publishEvent(new SegmentMoves(occasion.batch(), now));
        changes.enqueueFound(
                new Found(
                        "select customer_id from segmentation.move where batch = ?",
                        List.of(occasion.batch()),
                        Set.of(ChangeKind.SEGMENTS)),
                Cause.CHANGE,
                false);
        return moved.get(0).moves();
    }

    /** In the order of their ids, so that two people's hands do not lock each other out. */
    private long[] survivors(Collection<Long> customers) {
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
        return known.stream().mapToLong(Long::longValue).toArray();
    }
}
