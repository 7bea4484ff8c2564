package org.encorecrm.webhook;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Map;
import org.encorecrm.message.GoLive;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Signal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Puts what has happened into the queue, in the transaction in which it happens. */
@Service
public class Telling {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final GoLive live;
    private final BusinessClock clock;
    private final Signal signal = new Signal();

    Telling(JdbcClient jdbc, JsonMapper json, GoLive live, BusinessClock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.live = live;
        this.clock = clock;
    }

    /**
     * To everybody who wants to know; the same occasion once.
     *
     * @param about whose news it is: before the shop is live only those on the allow-list are talked about
     * @param data ids only; personal data the receiver may ask for with a key
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(WebhookEvent event, String occasion, long about, Map<String, String> data) {
        var told = insert(null, event, occasion, live.reaches(about) ? "queued" : "held", data);
        if (told > 0) {
            signal.afterCommit();
        }
    }

    /** One delivery to see whether anybody answers, to an inactive webhook too. */
    @Transactional
    public void test(long webhookId) {
        var now = clock.now();
        if (insert(
                        webhookId,
                        WebhookEvent.WEBHOOK_TEST,
                        now.toString(),
                        "queued",
                        Map.of("webhookId", String.valueOf(webhookId)))
                == 0) {
            throw Webhooks.unknown(webhookId);
        }
        signal.afterCommit();
    }

    private int insert(
            @Nullable Long only, WebhookEvent event, String occasion, String state, Map<String, String> data) {
        var now = clock.now();
        return jdbc.sql("""
                        insert into campaigns.webhook_delivery
                               (webhook_id, event, occasion, body, state, due_at, created_at, state_at)
                        select id, :event, :occasion, :body, :state, clock_timestamp(), :now, :now
                          from campaigns.webhook
                         where id = :only or :only::bigint is null and active and :event = any(events)
                            on conflict do nothing
                        """)
                .param("only", only, Types.BIGINT)
                .param("event", event.code())
                .param("occasion", occasion)
                .param("body", json.writeValueAsString(new Told(event, now, data)))
                .param("state", state)
                .param("now", Timestamp.from(now))
                .update();
    }

    Signal signal() {
        return signal;
    }

    private record Told(WebhookEvent type, Instant timestamp, Map<String, String> data) {}
}
