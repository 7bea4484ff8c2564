package org.encorecrm.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.time.Instant;
import java.util.Set;
import org.encorecrm.retention.Perishable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
class KeptDeliveriesTests {

    @Autowired
    @Qualifier("oldDeliveries")
    Perishable old;

    @Autowired
    Webhooks webhooks;

    @Autowired
    JdbcClient jdbc;

    /** In the year 1990, when no other test told anything. */
    @Test
    void forgetsWhatIsOverAndKeepsWhatWaits() {
        var hook = webhooks.add(new WebhookDraft(
                        "kept", "https://shop.example/kept", Set.of(WebhookEvent.CUSTOMER_MERGED), false))
                .id();
        for (var state : new String[] {"queued", "sending", "delivered", "held", "dead"}) {
            for (var at : new String[] {"1990-01-01", "1999-01-01"}) {
                jdbc.sql("""
                                insert into campaigns.webhook_delivery
                                       (webhook_id, event, occasion, body, state, due_at, created_at, state_at)
                                values (:hook, 'customer.merged', :state || :at, '{}', :state, 'infinity',
                                        :at::timestamptz, :at::timestamptz)
                                """)
                        .param("hook", hook)
                        .param("state", state)
                        .param("at", at)
                        .update();
            }
        }
        var before = Instant.parse("1995-01-01T00:00:00Z");

        assertThat(old.count(before)).isEqualTo(3);
        assertThat(old.deleteSome(before)).isEqualTo(3);
        assertThat(old.deleteSome(before)).isZero();

        assertThat(jdbc.sql("""
                                select count(*) from campaigns.webhook_delivery
                                 where webhook_id = :hook and state_at < '1995-01-01' and state in ('queued', 'sending')
                                """).param("hook", hook).query(Long.class).single()).isEqualTo(2);
        webhooks.remove(hook);
    }
}
