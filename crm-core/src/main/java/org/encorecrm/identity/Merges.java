package org.encorecrm.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.encorecrm.change.Cause;
import org.encorecrm.change.Changes;
import org.encorecrm.consent.Consents;
import org.encorecrm.identity.Matching.Join;
import org.encorecrm.identity.MergeStore.Pairs;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.NotFoundException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes two records of one person one, and two again when that was wrong. */
@Service
public class Merges {

    private final MergeStore store;
    private final UndoStore undo;
    private final PersonStore people;
    private final Consents consents;
    private final Changes changes;
    private final ApplicationEventPublisher events;
    private final BusinessClock clock;

    Merges(
            MergeStore store,
            UndoStore undo,
            PersonStore people,
            Consents consents,
            Changes changes,
            ApplicationEventPublisher events,
            BusinessClock clock) {
        this.store = store;
        this.undo = undo;
        this.people = people;
        this.consents = consents;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
    }

    /** A person's decision, whatever the rules say. The older record survives. */
    @Transactional
    public MergeView merge(long one, long other, String reason) {
        var locked = people.lock(Set.of(one, other));
        var first = required(locked, one);
        var second = required(locked, other);
        if (first == second) {
            throw new ConflictException("They are one customer already");
        }
        var survivor = first.id() < second.id() ? first : second;
        var loser = survivor == first ? second : first;
        survivor.absorb(loser);
        var now = clock.now();
        var id = perform(List.of(new Join(survivor, loser)), reason, now).getOrDefault(loser.id(), 0L);
        people.update(List.of(survivor), now);
        changes.enqueue(Set.of(survivor.id()), MergeStore.TOUCHED, Cause.MERGE, false);
        return new MergeView(id, survivor.id(), loser.id());
    }

    private static Person required(Map<Long, Person> locked, long id) {
        var person = locked.get(id);
        if (person == null) {
            throw new NotFoundException("There is no customer " + id);
        }
        return person;
    }

    /**
     * Moves everything from the losers, which are locked, to those that absorbed them, and turns their ids into
     * aliases. The survivors' fields are the caller's to write.
     *
     * @return the merges' ids by the losers'
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<Long, Long> perform(List<Join> joins, String reason, Instant now) {
        var survivors = new ArrayList<Long>();
        var losers = new ArrayList<Long>();
        for (var join : joins) {
            survivors.add(join.survivor().root().id());
            losers.add(join.loser().id());
        }
        var pairs = new Pairs(survivors, losers);
        var ids = store.snapshot(pairs, reason, now);
        store.moveFacts(pairs);
        store.moveDuplicates(pairs);
        consents.workOutAgain(survivors);
        for (int i = 0; i < losers.size(); i++) {
            var loser = losers.get(i);
            events.publishEvent(new CustomersMerged(ids.getOrDefault(loser, 0L), survivors.get(i), loser, now));
        }
        store.delete(pairs);
        return ids;
    }

    /** Both records are as they were, with the facts that were theirs; what came since stays with the survivor. */
    @Transactional
    public MergeView undo(long mergeId) {
        var merge = undo.lock(mergeId);
        var now = clock.now();
        var survivor = required(people.lock(Set.of(merge.survivorId())), merge.survivorId());
        undo.restoreLoser(merge, survivor, now);
        people.update(List.of(survivor), now);
        var both = List.of(survivor.id(), merge.loserId());
        consents.workOutAgain(both);
        events.publishEvent(new MergeUndone(mergeId, survivor.id(), merge.loserId(), now));
        changes.enqueue(both, MergeStore.TOUCHED, Cause.UNDO, false);
        return new MergeView(mergeId, survivor.id(), merge.loserId());
    }
}
