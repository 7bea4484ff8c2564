package org.encorecrm.consent;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.support.BusinessClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps every word about consent and says where consent stands. */
@Service
public class Consents {

    private final ConsentLog log;
    private final ConsentStates states;
    private final DoubleOptIn doubleOptIn;
    private final Changes changes;
    private final ApplicationEventPublisher events;
    private final BusinessClock clock;

    Consents(
            ConsentLog log,
            ConsentStates states,
            DoubleOptIn doubleOptIn,
            Changes changes,
            ApplicationEventPublisher events,
            BusinessClock clock) {
        this.log = log;
        this.states = states;
        this.doubleOptIn = doubleOptIn;
        this.changes = changes;
        this.events = events;
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

    /** The customer's own word, given here, with its proof. It names its address. */
    @Transactional
    public void sayOwn(long customerId, ConsentWord word) {
        log.lock(List.of(customerId));
        if (!record(List.of(new Said(customerId, word, "encore", Origin.CUSTOMER, false)))
                .isEmpty()) {
            tell(customerId);
        }
    }

    /** Nobody at this mailbox confirmed in time: consent is what it was before it was asked for. */
    @Transactional
    public void lapse(long customerId, String address, Instant at) {
        log.lock(List.of(customerId));
        log.lapse(customerId, address, at, clock.now());
        states.workOutAll(List.of(customerId));
        tell(customerId);
    }

    private void tell(long customerId) {
        changes.enqueue(Set.of(customerId), Set.of(ChangeKind.CONSENT), Cause.CHANGE, false);
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
        var asked = words.stream().filter(doubleOptIn::asksAbout).collect(Collectors.toSet());
        var added = log.append(words, asked::contains, clock.now());
        states.workOut(added);
        asked.retainAll(added);
        ask(asked);
        var known = new HashSet<>(words);
        known.retainAll(added);
        return known;
    }

    /** Whose consent stands already is not asked again. */
    private void ask(Set<Said> asked) {
        if (asked.isEmpty()) {
            return;
        }
        var current = states.current(asked.stream().map(Said::customerId).toList());
        var pending = asked.stream()
                .filter(said -> current.getOrDefault(said.customerId(), List.of()).stream()
                        .anyMatch(state -> state.pending()
                                && state.channel().equals(said.word().channel())
                                && state.purpose().equals(said.word().purpose())
                                && state.address().equals(said.address())))
                .sorted(Comparator.comparing(Said::customerId)
                        .thenComparing(said -> said.word().at()))
                .toList();
        if (!pending.isEmpty()) {
            events.publishEvent(new ConsentsAsked(pending));
        }
    }

    /** Works out the state of all a customer's addresses again, after words have moved from one record to another. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void workOutAgain(List<Long> customerIds) {
        states.workOutAll(customerIds);
    }

    @Transactional(readOnly = true)
    public Map<Long, List<ConsentState>> current(Collection<Long> customerIds) {
        return states.current(customerIds);
    }
}
