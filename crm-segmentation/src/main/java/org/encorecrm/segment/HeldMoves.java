package org.encorecrm.segment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.encorecrm.metrics.Metrics;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Cursor;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What the surge brake keeps until a person decides: about everybody, or about some. */
@Service
@Transactional
public class HeldMoves {

    /** Merged meanwhile, a customer waits as the survivor. */
    private static final String CHOSEN = """
            with chosen as (
                select m.id, m.entered, coalesce(a.customer_id, m.customer_id) as customer_id
                  from segmentation.move m left join core.customer_alias a on a.alias_id = m.customer_id
                 where m.segment_id = :segment and m.held
                   and (:customers::bigint[] is null or coalesce(a.customer_id, m.customer_id) = any(:customers))
                   and (:locked::bigint[] is null or coalesce(a.customer_id, m.customer_id) = any(:locked)
                        or not exists (select from core.customer c where c.id = coalesce(a.customer_id, m.customer_id)))
            ), latest as (
                select distinct on (customer_id) id, customer_id, entered,
                       not entered and bool_or(entered) over (partition by customer_id) as passed,
                       entered = exists (select 1 from segmentation.member o
                                          where o.segment_id = :segment and o.customer_id = chosen.customer_id
                                            and o.left_at is null) as so_now
                  from chosen order by customer_id, id desc
            )
            """;

    private final JdbcClient jdbc;
    private final Memberships memberships;
    private final Metrics metrics;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    HeldMoves(
            JdbcClient jdbc,
            Memberships memberships,
            Metrics metrics,
            BusinessClock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.memberships = memberships;
        this.metrics = metrics;
        this.clock = clock;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Who waits, one line per customer with their latest move. */
    @Transactional(readOnly = true)
    public Page<Waiting> waiting(String key, Paging paging) {
        var after = Cursor.read(paging.after(), 1, parts -> Long.parseLong(parts[0]));
        var rows = jdbc.sql(CHOSEN + """
                        select l.customer_id, m.entered, m.at, l.so_now, c.email, c.phone,
                               coalesce(nullif(concat_ws(' ', c.last_name, c.first_name), ''), c.email, c.phone) as name
                          from latest l join segmentation.move m on m.id = l.id
                          left join core.customer c on c.id = l.customer_id
                         where l.customer_id > :after
                         order by l.customer_id limit :size
                        """)
                .param("segment", find(key))
                .param("customers", null)
                .param("locked", null)
                .param("after", after == null ? 0L : after)
                .param("size", paging.fetch())
                .query(Waiting.ROW)
                .list();
        return Page.of(rows, paging, last -> Cursor.of(last.customerId()));
    }

    /**
     * Lets the held moves act now: of every customer the latest, and that only if it is still so. Whoever entered and has
     * left meanwhile gets no letter for having entered; only what begins on leaving begins for them. Rows are locked
     * first, as an evaluation does: nobody is merged or erased meanwhile. Of everybody, those who begin to wait while rows
     * are locked take another turn.
     *
     * @param customers whose, null for everybody's
     */
    @Transactional(propagation = Propagation.NEVER)
    public Decided release(String key, @Nullable Collection<Long> customers) {
        var segment = find(key);
        var decided = new Decided(0, 0);
        Turn turn;
        do {
            var waiting = customers(segment, customers);
            metrics.open(waiting);
            turn = transaction.execute(status -> releaseOf(waiting, key, customers));
            decided = decided.plus(turn.decided);
        } while (customers == null && !turn.last);
        return decided;
    }

    private List<Long> customers(long segment, @Nullable Collection<Long> customers) {
        return jdbc.sql(CHOSEN + "select customer_id from latest order by customer_id")
                .param("segment", segment)
                .param("customers", ids(customers))
                .param("locked", null)
                .query(Long.class)
                .list();
    }

    private Turn releaseOf(List<Long> waiting, String key, @Nullable Collection<Long> customers) {
        var locked = metrics.lock(waiting);
        var now = clock.now();
        var segment = lock(key);
        var batch = memberships.nextBatch();
        var released = jdbc.sql(CHOSEN + """
                        , done as (
                            update segmentation.move m
                               set held = false, acting = coalesce(l.so_now, false),
                                   batch = case when l.so_now then :batch else m.batch end,
                                   customer_id = chosen.customer_id
                              from chosen left join latest l on l.id = chosen.id
                             where m.id = chosen.id
                            returning m.acting, coalesce(l.passed, false) as passed
                        )
                        select (select count(*) from latest) as customers,
                               (select count(*) from done where acting) as moves,
                               (select count(*) from done where acting and not passed) as acting
                        """)
                .param("segment", segment)
                .param("customers", ids(customers))
                .param("locked", locked)
                .param("batch", batch)
                .query(Released.class)
                .single();
        var last = openWhenNobodyWaits(segment, now);
        if (released.moves > 0) {
            events.publishEvent(new SegmentMoves(batch, now));
        }
        var decided = new Decided(released.acting, released.customers - released.acting);
        events.publishEvent(new HeldDecided(key, true, decided, customers != null));
        return new Turn(decided, last);
    }

    /** The held moves will never act. */
    public Decided discard(String key, @Nullable Collection<Long> customers) {
        var segment = lock(key);
        long discarded = jdbc.sql(CHOSEN + """
                        , done as (
                            update segmentation.move m set held = false from chosen where m.id = chosen.id
                        )
                        select count(*) from latest
                        """)
                .param("segment", segment)
                .param("customers", ids(customers))
                .param("locked", null)
                .query(Long.class)
                .single();
        openWhenNobodyWaits(segment, clock.now());
        var decided = new Decided(0, discarded);
        events.publishEvent(new HeldDecided(key, false, decided, customers != null));
        return decided;
    }

    private static Long @Nullable [] ids(@Nullable Collection<Long> customers) {
        return customers == null ? null : customers.toArray(Long[]::new);
    }

    /** Workers at a wave wait for this row, and so does whoever decides about what they hold. */
    private long lock(String key) {
        return jdbc.sql("select id from segmentation.segment where key = :key for no key update")
                .param("key", key)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NotFoundException("No segment " + key));
    }

    private long find(String key) {
        return jdbc.sql("select id from segmentation.segment where key = :key")
                .param("key", key)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NotFoundException("No segment " + key));
    }

    private boolean openWhenNobodyWaits(long segment, Instant now) {
        return jdbc.sql("""
                        update segmentation.segment s
                           set held_since = null, held_usual = null, brake_reset_at = :now,
                               state = case state when 'held' then 'ready' else state end
                         where id = :id and not exists (select 1 from segmentation.move m
                                                         where m.segment_id = s.id and m.held)
                        """)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", segment)
                        .update()
                > 0;
    }

    /**
     * What became of held moves.
     *
     * @param acting customers whose move acts
     * @param dropped customers who entered and have left meanwhile, so that nothing begins for having entered; or all who
     *     were discarded
     */
    public record Decided(long acting, long dropped) {

        Decided plus(Decided more) {
            return new Decided(acting + more.acting, dropped + more.dropped);
        }
    }

    private record Turn(Decided decided, boolean last) {}

    /** @param moves that act, the leavings of those who entered and have left among them */
    private record Released(long customers, long moves, long acting) {}
}
