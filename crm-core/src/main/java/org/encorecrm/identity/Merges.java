package org.encorecrm.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.encorecrm.change.Cause;
import org.encorecrm.change.Changes;
import org.encorecrm.consent.Consents;
import org.encorecrm.customer.CustomerField;
import org.encorecrm.identity.Matching.Join;
import org.encorecrm.identity.MergeStore.Pairs;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.IngestTransaction;
import org.encorecrm.support.NotFoundException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes two records of one person one, and two again when that was wrong. */
@Service
public class Merges {

    private final MergeStore store;
    private final Snapshots snapshots;
    private final UndoStore undo;
    private final PersonStore people;
    private final Consents consents;
    private final Changes changes;
    private final Comparisons comparisons;
    private final IngestTransaction transaction;
    private final ApplicationEventPublisher events;
    private final BusinessClock clock;

    Merges(
            MergeStore store,
            Snapshots snapshots,
            UndoStore undo,
            PersonStore people,
            Consents consents,
            Changes changes,
            Comparisons comparisons,
            IngestTransaction transaction,
            ApplicationEventPublisher events,
            BusinessClock clock) {
        this.store = store;
        this.snapshots = snapshots;
        this.undo = undo;
        this.people = people;
        this.consents = consents;
        this.changes = changes;
        this.comparisons = comparisons;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** A person's decision, whatever the rules say. The older record survives. Tried again when somebody is in the way. */
    public MergeView merge(long one, long other, String reason) {
        return merge(one, other, reason, Set.of());
    }

    /** @param fromYounger fields whose value survives from the younger record, where it says something */
    public MergeView merge(long one, long other, String reason, Set<CustomerField> fromYounger) {
        return transaction.run(() -> join(one, other, reason, fromYounger));
    }

    private MergeView join(long one, long other, String reason, Set<CustomerField> fromYounger) {
        var locked = people.lock(Set.of(one, other));
        var first = required(locked, one);
        var second = required(locked, other);
        if (first == second) {
            throw new ConflictException("They are one customer already");
        }
        var survivor = first.id() < second.id() ? first : second;
        var loser = survivor == first ? second : first;
        survivor.absorb(loser);
        for (var field : fromYounger) {
            var value = loser.profile().get(field);
            if (value != null) {
                survivor.profile().put(field, value);
            }
        }
        var now = clock.now();
        var id = perform(List.of(new Join(survivor, loser)), reason, now).getOrDefault(loser.id(), 0L);
        people.update(List.of(survivor), now);
        changes.enqueue(Set.of(survivor.id()), MergeStore.TOUCHED, Cause.MERGE, false);
        comparisons.due(Set.of(survivor.id()));
        return new MergeView(id, survivor.id(), loser.id());
    }

    /**
     * Many pairs in one transaction; no customer may be in two of them. A pair of which one is gone, or which are one
     * customer already, is left out.
     */
    void mergeAll(List<Matching.Pair> pairs, String reason) {
        transaction.run(() -> joinAll(pairs, reason));
    }

    private int joinAll(List<Matching.Pair> pairs, String reason) {
        var locked = people.lock(
                pairs.stream().flatMap(pair -> Stream.of(pair.a(), pair.b())).toList());
        var joins = new ArrayList<Join>();
        var touched = new HashSet<Person>();
        for (var pair : pairs) {
            var one = locked.get(pair.a());
            var other = locked.get(pair.b());
            if (one != null && other != null && touched.add(one) && touched.add(other)) {
                var survivor = one.id() < other.id() ? one : other;
                var loser = survivor == one ? other : one;
                survivor.absorb(loser);
                joins.add(new Join(survivor, loser));
            }
        }
        if (!joins.isEmpty()) {
            var now = clock.now();
            perform(joins, reason, now);
            var survivors = joins.stream().map(Join::survivor).toList();
            people.update(survivors, now);
            var ids = survivors.stream().map(Person::id).collect(Collectors.toSet());
            changes.enqueue(ids, MergeStore.TOUCHED, Cause.MERGE, false);
            comparisons.due(ids);
        }
        return joins.size();
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
        var ids = snapshots.keep(pairs, reason, now);
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
    public MergeView undo(long mergeId) {
        return transaction.run(() -> part(mergeId));
    }

    private MergeView part(long mergeId) {
        // The customer before the merge, as erasing and undoing a later merge lock them.
        var survivorId = undo.find(mergeId).survivorId();
        var survivor = required(people.lock(Set.of(survivorId)), survivorId);
        var merge = undo.lock(mergeId);
        var now = clock.now();
        undo.restoreLoser(merge, survivor, now);
        people.update(List.of(survivor), now);
        var both = List.of(survivor.id(), merge.loserId());
        consents.workOutAgain(both);
        events.publishEvent(new MergeUndone(mergeId, survivor.id(), merge.loserId(), now));
        changes.enqueue(both, MergeStore.TOUCHED, Cause.UNDO, false);
        comparisons.due(both);
        return new MergeView(mergeId, survivor.id(), merge.loserId());
    }
}
