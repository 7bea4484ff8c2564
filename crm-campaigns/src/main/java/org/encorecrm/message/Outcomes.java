package org.encorecrm.message;

import java.time.Duration;
import java.time.Instant;
import org.encorecrm.channel.Delivery;
import org.encorecrm.support.Backoff;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what became of a letter that was handed to the mail server. */
@Component
@EnableConfigurationProperties(MessageProperties.class)
class Outcomes {

    private static final Backoff WAITS = new Backoff(Duration.ofMinutes(1), Duration.ofHours(1), 0.5);

    private final MessageQueue queue;
    private final Suppressions suppressions;
    private final MessageProperties properties;

    Outcomes(MessageQueue queue, Suppressions suppressions, MessageProperties properties) {
        this.queue = queue;
        this.suppressions = suppressions;
        this.properties = properties;
    }

    @Transactional
    public void record(Claimed claim, Letter letter, Delivery delivery, Instant now) {
        var reply = delivery.reply();
        switch (delivery.verdict()) {
            case ACCEPTED -> queue.sent(claim, reply, now);
            case TEMPORARY -> tryAgain(claim, reply, properties.attempts(), now);
            case UNREACHABLE -> tryAgain(claim, reply, properties.unreachableAttempts(), now);
            case REJECTED -> queue.end(claim, MessageState.FAILED, Reason.REJECTED, reply, now);
            case DEAD_ADDRESS -> {
                if (queue.end(claim, MessageState.BOUNCED, Reason.DEAD_ADDRESS, reply, now)) {
                    var hash = suppressions.hash(claim.channel(), letter.address());
                    suppressions.add(claim.channel(), hash, Suppressions.Cause.DEAD, now);
                }
            }
            case UNKNOWN -> {
                if (letter.isAdvertising()) {
                    queue.end(claim, MessageState.UNKNOWN, Reason.OUTCOME_UNKNOWN, reply, now);
                } else {
                    tryAgain(claim, reply, properties.attempts(), now);
                }
            }
        }
    }

    /** A fault of ours before anything was sent. */
    @Transactional
    public void faulty(Claimed claim, RuntimeException fault, Instant now) {
        tryAgain(claim, String.valueOf(fault.getMessage()), properties.attempts(), now);
    }

    private void tryAgain(Claimed claim, String detail, int most, Instant now) {
        if (claim.attempts() + 1 >= most) {
            queue.end(claim, MessageState.DEAD, Reason.TRIED_TOO_OFTEN, detail, now);
        } else {
            queue.retry(claim, detail, WAITS.after(claim.attempts()), now);
        }
    }
}
