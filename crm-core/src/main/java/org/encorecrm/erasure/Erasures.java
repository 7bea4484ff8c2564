package org.encorecrm.erasure;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.IngestTransaction;
import org.encorecrm.support.LockTimeoutException;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases customers. Everything personal goes in one transaction; what the shop's books and figures need is handed to a
 * nameless remainder under another number, so that whoever still holds the old one finds nobody: a request under way
 * fails on it and starts over, a worker drops it.
 */
@Service
public class Erasures {

    /** Each waits a second. */
    private static final int ATTEMPTS = 5;

    private final List<PersonalTraces> traces;
    private final ErasureStore store;
    private final Changes changes;
    private final BusinessClock clock;
    private final IngestTransaction transaction;
    private final TransactionTemplate rehearsal;
    private final ApplicationEventPublisher events;

    Erasures(
            List<PersonalTraces> traces,
            ErasureStore store,
            Changes changes,
            BusinessClock clock,
            IngestTransaction transaction,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events) {
        this.traces = List.copyOf(traces);
        this.store = store;
        this.changes = changes;
        this.clock = clock;
        this.transaction = transaction;
        this.rehearsal = new TransactionTemplate(transactions);
        this.events = events;
    }

    /**
     * For ever. Asking again, by this id or by one that was merged into it, answers the first receipt. While somebody
     * else holds the customer it is tried a few times and then {@link CustomerBusyException}: nothing has changed.
     *
     * @param askedBy a login of the back office, or the name of an API key
     */
    public Receipt erase(long customerId, String askedBy) {
        for (var attempt = 1; ; attempt++) {
            try {
                return transaction.run(() -> {
                    store.waitForNobodyLong();
                    return store.receiptOf(customerId).orElseGet(() -> perform(customerId, askedBy));
                });
            } catch (LockTimeoutException somebodyIsAtIt) {
                if (attempt == ATTEMPTS) {
                    throw new CustomerBusyException(customerId, somebodyIsAtIt);
                }
            }
        }
    }

    /** What erasing would take and leave: done, counted and rolled back. */
    public Receipt rehearse(long customerId) {
        var receipt = rehearsal.execute(status -> {
            status.setRollbackOnly();
            return perform(customerId, "");
        });
        return java.util.Objects.requireNonNull(receipt);
    }

    private Receipt perform(long asked, String askedBy) {
        var now = clock.now();
        traces.forEach(PersonalTraces::hold);
        var who = store.hold(asked, now).orElseThrow(() -> new NotFoundException("There is no customer " + asked));
        var tally = new Tally();
        store.makeRemainder(who);
        for (var trace : traces) {
            trace.erase(who, tally);
        }
        store.delete(who, tally);
        var receipt = store.keep(who, tally, askedBy);
        changes.enqueue(Set.of(who.remainderId()), EnumSet.allOf(ChangeKind.class), Cause.HISTORY, true);
        events.publishEvent(new CustomerErased(receipt.id(), who.customerId(), now));
        return receipt;
    }

    /**
     * One of what was {@link Tally.Reason#SEARCHED} has been looked through: the receipt no longer says that it stays,
     * but what was found in it.
     *
     * @param customerId the number of the erased
     * @param kind of what was searched
     * @param found rows that are gone now, by kind
     */
    @Transactional
    public void searched(long customerId, String kind, Map<String, Long> found) {
        store.lockReceipt(customerId)
                .map(receipt -> receipt.searched(kind, found))
                .ifPresent(store::change);
    }

    @Transactional(readOnly = true)
    public Receipt receipt(long id) {
        return store.receipt(id).orElseThrow(() -> new NotFoundException("There is no erasure " + id));
    }

    /** The receipt of whoever had this number, if they were erased. */
    @Transactional(readOnly = true)
    public Optional<Receipt> receiptOf(long customerId) {
        return store.receiptOf(customerId);
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public Page<Receipt> receipts(Paging paging) {
        return store.receipts(paging);
    }
}
