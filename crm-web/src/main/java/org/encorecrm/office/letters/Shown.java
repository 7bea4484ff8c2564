package org.encorecrm.office.letters;

import static org.encorecrm.message.MessageState.BOUNCED;
import static org.encorecrm.message.MessageState.CLAIMED;
import static org.encorecrm.message.MessageState.DEAD;
import static org.encorecrm.message.MessageState.FAILED;
import static org.encorecrm.message.MessageState.HELD;
import static org.encorecrm.message.MessageState.QUEUED;
import static org.encorecrm.message.MessageState.SENDING;
import static org.encorecrm.message.MessageState.SENT;
import static org.encorecrm.message.MessageState.SUPPRESSED;
import static org.encorecrm.message.MessageState.UNKNOWN;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.encorecrm.message.MessageState;

/** Which letters the list shows, in a marketer's words rather than the queue's. */
enum Shown {
    ALL(),
    SENT_ONES(SENT),
    WAITING(QUEUED, CLAIMED, SENDING),
    KEPT(HELD),
    FORBIDDEN(SUPPRESSED),
    TROUBLE(FAILED, BOUNCED, UNKNOWN, DEAD);

    private final Set<MessageState> states;

    Shown(MessageState... states) {
        this.states = Set.of(states);
    }

    Set<MessageState> states() {
        return states;
    }

    public String code() {
        return this == SENT_ONES ? "sent" : name().toLowerCase(Locale.ROOT);
    }

    static Shown of(String code) {
        return Arrays.stream(values())
                .filter(shown -> shown.code().equals(code))
                .findFirst()
                .orElse(ALL);
    }
}
