package org.encorecrm.webhook;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.encorecrm.support.Backoff;
import org.encorecrm.support.DataRole;
import org.encorecrm.support.net.OutsideHttp;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Carries deliveries to their receivers, a few side by side, outside of any transaction. */
@Component
class Messenger {

    private static final int HANDS = 4;
    private static final int LONGEST_DETAIL = 500;

    /** Ten seconds, doubled each time, six hours at most: the last try is about a day after the first. */
    private static final int MOST_ATTEMPTS = 14;

    private static final Backoff WAITS = new Backoff(Duration.ofSeconds(10), Duration.ofHours(6), 0.25);
    private static final int GONE = 410;

    private final Deliveries deliveries;
    private final OutsideHttp http;
    private final ExecutorService hands = Executors.newFixedThreadPool(HANDS, task -> {
        var thread = new Thread(task, "webhook-sender");
        thread.setDaemon(true);
        return thread;
    });

    Messenger(Deliveries deliveries, OutsideHttp http) {
        this.deliveries = deliveries;
        this.http = http;
    }

    /** Delivers what is due and answers whether there may be more right now. */
    boolean deliverDue() {
        var claimed = deliveries.claim();
        try {
            hands.invokeAll(claimed.stream().map(this::carrying).toList());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !claimed.isEmpty();
    }

    private Callable<Void> carrying(ClaimedDelivery claim) {
        return () -> {
            try (var role = DataRole.WORKER.enter()) {
                carry(claim);
            }
            return null;
        };
    }

    private void carry(ClaimedDelivery claim) {
        try {
            // signed with the system's time: receivers compare it with theirs
            var answer = http.postJson(claim.address(), claim.headers(Instant.now()), claim.body());
            if (answer.isGood()) {
                deliveries.delivered(claim, answer.status());
            } else if (answer.status() == GONE) {
                deliveries.gone(claim, answer.status(), brief(answer.text()));
            } else {
                deliveries.failed(claim, answer.status(), brief(answer.text()), again(claim));
            }
        } catch (IOException | RuntimeException failure) {
            deliveries.failed(claim, null, brief(String.valueOf(failure.getMessage())), again(claim));
        }
    }

    private static @Nullable Duration again(ClaimedDelivery claim) {
        return claim.attempts() >= MOST_ATTEMPTS ? null : WAITS.after(claim.attempts() - 1);
    }

    /** NUL is a character PostgreSQL does not keep. */
    private static String brief(String text) {
        var plain = text.replace('\0', ' ').strip();
        return plain.substring(0, Math.min(LONGEST_DETAIL, plain.length()));
    }

    @PreDestroy
    void shutdown() {
        hands.shutdown();
    }
}
