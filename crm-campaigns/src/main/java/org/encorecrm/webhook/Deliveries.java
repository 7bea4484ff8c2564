package org.encorecrm.webhook;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Cursor;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The queue of what is to be told: claims, endings, and a look at it. */
@Service
public class Deliveries {

    /** Per server, so that a slow one does not take all hands. */
    private static final int PER_WEBHOOK = 4;

    /** A server that has failed now and then is asked again after ten minutes at the latest. */
    private static final int LONGEST_REST_SECONDS = 600;

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final Telling telling;

    Deliveries(JdbcClient jdbc, BusinessClock clock, Telling telling) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.telling = telling;
    }

    /** The latest first. */
    public Page<DeliveryView> of(long webhookId, Paging paging) {
        var before = Cursor.read(paging.after(), 1, key -> Long.parseLong(key[0]));
        var rows = jdbc.sql("""
                        select id, event, state, attempts, status, detail, body, created_at, state_at
                          from campaigns.webhook_delivery
                         where webhook_id = :webhook and id < :before
                         order by id desc limit :limit
                        """)
                .param("webhook", webhookId)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", paging.fetch())
                .query((row, i) -> new DeliveryView(
                        row.getLong("id"),
                        row.getString("event"),
                        DeliveryState.of(row.getString("state")),
                        row.getInt("attempts"),
                        row.getObject("status", Integer.class),
                        row.getString("detail"),
                        row.getString("body"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("state_at").toInstant()))
                .list();
        return Page.of(rows, paging, delivery -> Cursor.of(delivery.id()));
    }

    /** A person's decision: again, whatever came of it, with all tries before it. */
    @Transactional
    public void sendAgain(long webhookId, long id) {
        var again = jdbc.sql("""
                        with again as (
                            update campaigns.webhook_delivery
                               set state = 'queued', attempts = 0, due_at = clock_timestamp(), state_at = :now
                             where id = :id and webhook_id = :webhook and state in ('delivered', 'held', 'dead', 'queued')
                            returning webhook_id)
                        update campaigns.webhook w set rest_until = null from again where w.id = again.webhook_id
                        """)
                .param("id", id)
                .param("webhook", webhookId)
                .param("now", Timestamp.from(clock.now()))
                .update();
        if (again == 0) {
            throw new NotFoundException("There is no delivery " + id + " that could be sent again");
        }
        telling.signal().afterCommit();
    }

    /** Takes what is due, a few for each server that is not resting; also what a node took and did not bring back. */
    @Transactional
    List<ClaimedDelivery> claim() {
        return jdbc.sql("""
                        with due as (
                            select d.id
                              from campaigns.webhook w
                             cross join lateral (
                                   select id from campaigns.webhook_delivery
                                    where webhook_id = w.id and state in ('queued', 'sending')
                                      and due_at <= clock_timestamp() and (w.active or event = 'webhook.test')
                                    order by due_at limit :limit for update skip locked) d
                             where w.rest_until is null or w.rest_until <= clock_timestamp())
                        update campaigns.webhook_delivery d
                           set state = 'sending', fence = fence + 1, attempts = attempts + 1,
                               due_at = clock_timestamp() + interval '60 s', state_at = :now
                          from due, campaigns.webhook w
                         where d.id = due.id and w.id = d.webhook_id
                        returning d.id, d.fence, d.webhook_id, w.url, w.secret, d.body, d.attempts
                        """)
                .param("limit", PER_WEBHOOK)
                .param("now", Timestamp.from(clock.now()))
                .query((row, i) -> new ClaimedDelivery(
                        row.getLong("id"),
                        row.getLong("fence"),
                        row.getLong("webhook_id"),
                        row.getString("url"),
                        row.getBytes("secret"),
                        row.getString("body"),
                        row.getInt("attempts")))
                .list();
    }

    @Transactional
    void delivered(ClaimedDelivery claim, int status) {
        if (end(claim, DeliveryState.DELIVERED, status, null, Duration.ZERO)) {
            jdbc.sql("""
                            update campaigns.webhook set failures = 0, rest_until = null
                             where id = :id and failures > 0
                            """).param("id", claim.webhookId()).update();
        }
    }

    /** To be tried again, or not any more. The server rests, twice as long after each failure in a row. */
    @Transactional
    void failed(ClaimedDelivery claim, @Nullable Integer status, String detail, @Nullable Duration again) {
        var state = again == null ? DeliveryState.DEAD : DeliveryState.QUEUED;
        if (end(claim, state, status, detail, again == null ? Duration.ZERO : again)) {
            jdbc.sql("""
                            update campaigns.webhook
                               set failures = failures + 1,
                                   rest_until = clock_timestamp()
                                                + make_interval(secs => least(:longest, 5 * 2 ^ least(failures, 10)))
                             where id = :id
                            """)
                    .param("id", claim.webhookId())
                    .param("longest", LONGEST_REST_SECONDS)
                    .update();
        }
    }

    /** The receiver wants to hear nothing any more (410). */
    @Transactional
    void gone(ClaimedDelivery claim, int status, String detail) {
        if (end(claim, DeliveryState.DEAD, status, detail, Duration.ZERO)) {
            jdbc.sql("update campaigns.webhook set active = false, version = version + 1 where id = :id")
                    .param("id", claim.webhookId())
                    .update();
        }
    }

    private boolean end(
            ClaimedDelivery claim,
            DeliveryState state,
            @Nullable Integer status,
            @Nullable String detail,
            Duration after) {
        return jdbc.sql("""
                        update campaigns.webhook_delivery
                           set state = :state, status = :status, detail = :detail, state_at = :now,
                               due_at = clock_timestamp() + make_interval(secs => :seconds)
                         where id = :id and fence = :fence and state = 'sending'
                        """)
                        .param("state", state.code())
                        .param("status", status)
                        .param("detail", detail)
                        .param("seconds", after.toMillis() / 1000.0)
                        .param("now", Timestamp.from(clock.now()))
                        .param("id", claim.id())
                        .param("fence", claim.fence())
                        .update()
                == 1;
    }
}
