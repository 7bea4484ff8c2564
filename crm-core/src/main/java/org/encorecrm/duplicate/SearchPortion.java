package org.encorecrm.duplicate;

import java.util.List;
import java.util.Locale;
import org.encorecrm.duplicate.Search.Step;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.WorkState;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private final JdbcClient jdbc;
    private final PeopleStore people;
    private final LikenessStore likenesses;
    private final Learning learning;
    private final Compared compared;
    private final PairStore pairs;
    private final Searches searches;
    private final BusinessClock clock;

    SearchPortion(
            JdbcClient jdbc,
            PeopleStore people,
            LikenessStore likenesses,
            Learning learning,
            Compared compared,
            PairStore pairs,
            Searches searches,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.likenesses = likenesses;
        this.learning = learning;
        this.compared = compared;
        this.pairs = pairs;
        this.searches = searches;
        this.clock = clock;
    }

    void work(Search search) {
        switch (search.step()) {
            case READ -> read(search);
            case LEARN -> {
                learning.learn();
                next(search, Step.COMPARE);
            }
            case COMPARE -> compare(search);
        }
    }

    private void read(Search search) {
        var stale = likenesses.stale(search.reached(), search.last(), Compared.PORTION);
        if (stale.isEmpty()) {
            next(search, Step.LEARN);
        } else {
            likenesses.keep(people.traits(stale));
            advance(search, stale, 0, 0);
        }
    }

    private void compare(Search search) {
        var customers = likenesses.after(search.reached(), search.last(), Compared.PORTION);
        if (customers.isEmpty()) {
            pairs.dropDead();
            searches.end(search.id(), WorkState.DONE, null);
        } else {
            var outcome = compared.withOlder(customers);
            pairs.replaceOlder(customers, outcome.found(), clock.now());
            advance(search, customers, outcome.pairs(), outcome.found().size());
        }
    }

    private void advance(Search search, List<Long> customers, long more, long found) {
        jdbc.sql("""
                        update core.duplicate_search
                           set reached = :reached, done = done + :customers, compared = compared + :more,
                               found = found + :found
                         where id = :id
                        """)
                .param("id", search.id())
                .param("reached", customers.get(customers.size() - 1))
                .param("customers", customers.size())
                .param("more", more)
                .param("found", found)
                .update();
    }

    private void next(Search search, Step step) {
        jdbc.sql("""
                        update core.duplicate_search set step = :step, reached = 0, done = total / 2 where id = :id
                        """)
                .param("id", search.id())
                .param("step", step.name().toLowerCase(Locale.ROOT))
                .update();
    }
}
