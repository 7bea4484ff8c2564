package org.encorecrm.duplicate;

import org.encorecrm.duplicate.Search.Step;
import org.encorecrm.support.BusinessClock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The next piece of the running search. The checkpoint moves in the transaction that does the piece, so after a crash
 * it goes on where it was.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SearchPortion {

    private static final int READ_AT_ONCE = 2_000;

    private final PeopleStore people;
    private final LikenessStore likenesses;
    private final KeyIndex keys;
    private final Learning learning;
    private final Compared compared;
    private final PairStore pairs;
    private final Searches searches;
    private final BusinessClock clock;

    SearchPortion(
            PeopleStore people,
            LikenessStore likenesses,
            KeyIndex keys,
            Learning learning,
            Compared compared,
            PairStore pairs,
            Searches searches,
            BusinessClock clock) {
        this.people = people;
        this.likenesses = likenesses;
        this.keys = keys;
        this.learning = learning;
        this.compared = compared;
        this.pairs = pairs;
        this.searches = searches;
        this.clock = clock;
    }

    void work(Search search) {
        switch (search.step()) {
            case READ -> read(search);
            case INDEX -> index(search);
            case LEARN -> {
                learning.learn();
                searches.next(search.id(), Step.COMPARE, Long.MIN_VALUE);
            }
            case COMPARE -> compare(search);
        }
    }

    private void read(Search search) {
        var stale = likenesses.stale(search.reached(), search.last(), READ_AT_ONCE);
        if (stale.isEmpty()) {
            searches.next(search.id(), Step.INDEX, 0);
        } else {
            likenesses.keepTraits(people.traits(stale));
            searches.reach(search.id(), stale.get(stale.size() - 1), search.done() + stale.size(), 0);
        }
    }

    /** Also when nothing was read: a search that was cancelled may have left keys out. */
    private void index(Search search) {
        var ranges = KeyIndex.ranges(search.total() / 2);
        if (search.reached() < ranges) {
            keys.fill(search.reached(), ranges);
            searches.reach(search.id(), search.reached() + 1, search.total() / 2, 0);
        } else {
            searches.next(search.id(), Step.LEARN, 0);
        }
    }

    private void compare(Search search) {
        var block = keys.after(search.reached());
        var outcome = compared.within(block.sharing());
        pairs.add(outcome.found(), clock.now());
        var half = search.total() / 2;
        searches.reach(search.id(), block.last(), half + Math.round(half * shareOfKeys(block.last())), outcome.pairs());
        if (block.last() == Long.MAX_VALUE) {
            pairs.dropUnfound(search.id());
            pairs.dropDead();
            searches.done(search.id(), pairs.found(search.id()));
        }
    }

    /** Keys are hashes: as many lie in one part of their range as in any other. */
    private static double shareOfKeys(long key) {
        return (key - (double) Long.MIN_VALUE) / ((double) Long.MAX_VALUE - Long.MIN_VALUE);
    }
}
