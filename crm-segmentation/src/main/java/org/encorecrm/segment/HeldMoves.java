package org.encorecrm.segment;

import java.time.Instant;
import java.time.ZoneOffset;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.NotFoundException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the surge brake keeps until a person decides. */
@Service
@Transactional
public class HeldMoves {

    private final JdbcClient jdbc;
    private final Memberships memberships;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    HeldMoves(JdbcClient jdbc, Memberships memberships, BusinessClock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.memberships = memberships;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Lets the held entries act now, but not for those who have left meanwhile.
     *
     * @return how many act
     */
    public int release(String key) {
        var now = clock.now();
        var segment = open(key, now);
        var batch = memberships.nextBatch();
        var acting =
                jdbc.sql("""
                        update segmentation.move m set held = false, acting = true, batch = :batch
                         where m.segment_id = :segment and m.held
                           and exists (select 1 from segmentation.member o
                                        where o.segment_id = m.segment_id and o.customer_id = m.customer_id
                                          and o.left_at is null)
                        """).param("batch", batch).param("segment", segment).update();
        forget(segment);
        if (acting > 0) {
            events.publishEvent(new SegmentMoves(batch, now));
        }
        return acting;
    }

    /** The held entries will never act; answers how many. */
    public int discard(String key) {
        return forget(open(key, clock.now()));
    }

    private long open(String key, Instant now) {
        return jdbc.sql("""
                        update segmentation.segment
                           set held_since = null, brake_reset_at = :now,
                               state = case state when 'held' then 'ready' else state end
                         where key = :key
                        returning id
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("key", key)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NotFoundException("No segment " + key));
    }

    private int forget(long segment) {
        return jdbc.sql("update segmentation.move set held = false where segment_id = :segment and held")
                .param("segment", segment)
                .update();
    }
}
