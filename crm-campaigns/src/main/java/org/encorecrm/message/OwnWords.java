package org.encorecrm.message;

import org.encorecrm.consent.ConsentWord;
import org.encorecrm.consent.Consents;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What customers themselves say about advertising. The caller holds the customer. A refusal changes the channel's row,
 * which the gate holds while it decides: once it is committed, nothing starts.
 */
@Service
public class OwnWords {

    private final ChannelStates channels;
    private final Suppressions suppressions;
    private final Consents consents;

    OwnWords(ChannelStates channels, Suppressions suppressions, Consents consents) {
        this.channels = channels;
        this.suppressions = suppressions;
        this.consents = consents;
    }

    /** At once and for good; a second time changes nothing. The word names its address, or is empty. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refuse(long customerId, ConsentWord word) {
        channels.unsubscribe(customerId, word.channel(), word.at());
        var address = address(word);
        if (!address.isEmpty()) {
            suppressions.add(
                    word.channel(),
                    suppressions.hash(word.channel(), address),
                    Suppressions.Cause.UNSUBSCRIBED,
                    word.at());
        }
        consents.sayOwn(customerId, word);
    }

    /** The customer's own, confirmed word lifts their refusal, and their complaint, of before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void allow(long customerId, ConsentWord word) {
        channels.resubscribe(customerId, word.channel());
        var address = address(word);
        if (!address.isEmpty()) {
            suppressions.lift(word.channel(), address, Suppressions.Cause.UNSUBSCRIBED);
            suppressions.lift(word.channel(), address, Suppressions.Cause.COMPLAINT);
        }
        consents.sayOwn(customerId, word);
    }

    private static String address(ConsentWord word) {
        var address = word.address();
        return address == null ? "" : address;
    }
}
