package org.encorecrm.consent;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.support.BusinessClock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps every word about consent and says where consent stands. */
@Service
public class Consents {

    private final ConsentLog log;
    private final Changes changes;
    private final BusinessClock clock;

    Consents(ConsentLog log, Changes changes, BusinessClock clock) {
        this.log = log;
        this.changes = changes;
        this.clock = clock;
    }

    /** The customer's own withdrawal: an unsubscribe or a complaint. No word of the shop lifts it. */
    @Transactional
    public void withdraw(long customerId, String channel, String purpose, String address, Instant at, String evidence) {
        sayOwn(customerId, new ConsentWord(channel, purpose, address, false, at, evidence));
    }

    /** The customer's own, confirmed opt-in: the only thing that lifts their withdrawal. */
    @Transactional
    public void optIn(long customerId, String channel, String purpose, String address, Instant at, String evidence) {
        sayOwn(customerId, new ConsentWord(channel, purpose, address, true, at, evidence));
    }

    private void sayOwn(long customerId, ConsentWord word) {
        log.lock(List.of(customerId));
        if (!record(List.of(new Said(customerId, word, "encore", Origin.CUSTOMER)))
                .isEmpty()) {
            changes.enqueue(Set.of(customerId), Set.of(ChangeKind.CONSENT), Cause.CHANGE, false);
        }
    }

    /**
     * Keeps words and works out where consent stands after them. The caller has locked the customers, whose state two
     * transactions must not work out at once, and enqueues the change.
     *
     * @return those that were not known before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<Said> record(List<Said> words) {
        if (words.isEmpty()) {
            return Set.of();
        }
        var added = log.append(words, clock.now());
        log.workOut(added);
        var known = new HashSet<>(words);
        known.retainAll(added);
        return known;
    }

    /** Works out the state of all a customer's addresses again, after words have moved from one record to another. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void workOutAgain(List<Long> customerIds) {
        log.workOutAll(customerIds);
    }

    @Transactional(readOnly = true)
    public Map<Long, List<ConsentState>> current(Collection<Long> customerIds) {
        return log.current(customerIds);
    }
}
