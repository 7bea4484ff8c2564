package org.encorecrm.message;

import jakarta.annotation.PreDestroy;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.DataRole;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Claims due messages in batches and sends a few at a time. */
@Component
@EnableConfigurationProperties(MessageProperties.class)
class Dispatch {

    private final MessageQueue queue;
    private final Postman postman;
    private final BusinessClock clock;
    private final MessageProperties properties;
    private final ExecutorService senders;
    private final String node = UUID.randomUUID().toString();
    private volatile boolean stopping;

    Dispatch(MessageQueue queue, Postman postman, BusinessClock clock, MessageProperties properties) {
        this.queue = queue;
        this.postman = postman;
        this.clock = clock;
        this.properties = properties;
        senders = Executors.newFixedThreadPool(properties.senders(), task -> {
            var thread = new Thread(task, "letter-sender");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Sends one batch and answers whether there may be more right now. */
    boolean sendDue() {
        queue.takeBackExpired(properties.attempts(), clock.now());
        var batch = queue.claim(node, properties.batch(), clock.now());
        if (batch.isEmpty()) {
            return false;
        }
        try {
            senders.invokeAll(batch.stream().map(this::carrying).toList());
            if (stopping) {
                queue.release(node, clock.now());
                return false;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
        return batch.size() == properties.batch();
    }

    private Callable<Void> carrying(Claimed claim) {
        return () -> {
            try (var role = DataRole.WORKER.enter()) {
                if (!stopping) {
                    postman.carry(claim);
                }
            }
            return null;
        };
    }

    /** What is being sent is finished, the rest of the batch is not begun. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
    }

    @PreDestroy
    void shutdown() {
        senders.shutdown();
    }
}
