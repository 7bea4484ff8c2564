package org.encorecrm.complaint;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What customers are unhappy about, and what they were answered. */
@Service
@Transactional
public class Complaints {

    public static final int LONGEST = 4000;

    private final ComplaintTable table;
    private final ComplaintList list;
    private final ComplaintRules rules;
    private final Changes changes;
    private final ApplicationEventPublisher events;
    private final BusinessClock clock;

    Complaints(
            ComplaintTable table,
            ComplaintList list,
            ComplaintRules rules,
            Changes changes,
            ApplicationEventPublisher events,
            BusinessClock clock) {
        this.table = table;
        this.list = list;
        this.rules = rules;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
    }

    /** From its commit on no advertising starts for the customer. */
    public ComplaintView open(NewComplaint asked) {
        return open(asked, clock.now());
    }

    /** @param at when the customer complained: earlier than now when it is written down afterwards */
    public ComplaintView open(NewComplaint asked, Instant at) {
        return get(write(asked, at)
                .orElseThrow(() -> new ConflictException("the event has been written down as a complaint already")));
    }

    /** Nothing when the event it comes from has made one already. */
    Optional<Long> write(NewComplaint asked) {
        return write(asked, clock.now());
    }

    private Optional<Long> write(NewComplaint asked, Instant at) {
        if (asked.text().isBlank() || asked.text().length() > LONGEST) {
            throw new InvalidInputException("/text", "must be 1 to " + LONGEST + " characters");
        }
        var customer = table.hold(asked.customerId())
                .orElseThrow(() -> new NotFoundException("There is no customer " + asked.customerId()));
        var owner = asked.owner() == null ? customer.manager() : asked.owner();
        var id = table.insert(asked, owner, asked.dueAt() == null ? rules.deadline(at) : asked.dueAt(), at);
        if (id.isPresent()) {
            tell(asked.customerId());
            events.publishEvent(new ComplaintOpened(asked.customerId(), clock.now()));
        }
        return id;
    }

    @Transactional(readOnly = true)
    public ComplaintView get(long id) {
        return list.find(id).orElseThrow(() -> new NotFoundException("There is no complaint " + id));
    }

    @Transactional(readOnly = true)
    public Page<ComplaintView> find(ComplaintQuery query) {
        return list.find(query);
    }

    /**
     * @param desk of whose desk, null for everybody's
     * @param onlyOf of customers whose manager this is, null for all
     */
    @Transactional(readOnly = true)
    public ComplaintCounters counters(@Nullable String desk, @Nullable String onlyOf) {
        return list.counters(desk, onlyOf);
    }

    /** Whether advertising has to wait. Asked by whoever holds the customer, the answer stays true until they let go. */
    @Transactional(readOnly = true)
    public boolean isOpen(long customerId) {
        return table.isOpen(customerId);
    }

    /** The same for whoever does not hold the customer yet: nobody complains until the caller's transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean holdAndAsk(long customerId) {
        table.share(customerId);
        return table.isOpen(customerId);
    }

    /** @param version what the caller has seen; the complaint must not have changed since */
    public ComplaintView change(long id, int version, ComplaintChange change) {
        return change(id, version, change, clock.now());
    }

    /** @param at when that was: earlier than now when it is written down afterwards */
    public ComplaintView change(long id, int version, ComplaintChange change, Instant at) {
        var seen = get(id);
        table.hold(seen.customerId());
        var state = change.state() == null ? seen.state() : change.state();
        check(seen, change, state);
        if (seen.version() != version || !table.update(seen, change, state, at)) {
            throw new ConflictException("the complaint has been changed meanwhile");
        }
        if (seen.resolved() != (state == ComplaintState.RESOLVED)) {
            tell(seen.customerId());
            var now = clock.now();
            if (seen.resolved()) {
                events.publishEvent(new ComplaintOpened(seen.customerId(), now));
            } else if (!table.isOpen(seen.customerId())) {
                events.publishEvent(new ComplaintsSettled(seen.customerId(), now));
            }
        }
        return get(id);
    }

    private static void check(ComplaintView seen, ComplaintChange change, ComplaintState state) {
        var answer = change.answer() == null ? seen.answer() : change.answer();
        if (state == ComplaintState.RESOLVED && (answer == null || answer.isBlank())) {
            throw new InvalidInputException("/answer", "is required when it is resolved");
        }
        if (change.text() != null && change.text().isBlank()) {
            throw new InvalidInputException("/text", "must not be empty");
        }
    }

    /** Segments may depend on complaints. */
    private void tell(long customerId) {
        changes.enqueue(List.of(customerId), Set.of(ChangeKind.FEEDBACK), Cause.CHANGE, false);
    }
}
