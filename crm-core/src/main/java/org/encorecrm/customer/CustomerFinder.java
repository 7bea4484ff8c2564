package org.encorecrm.customer;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds customers while one types. First where an index says it at once: numbers, addresses and names by their beginning.
 * Only when that gave too few, the words of names from any place: a look at the latest customers finds the common ones,
 * trigrams the rest.
 */
@Service
@Transactional(readOnly = true)
public class CustomerFinder {

    private final JdbcClient jdbc;
    private final Settings settings;

    CustomerFinder(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /**
     * The best fits, at most so many, the later record first among equals. When there are as many as wanted there may be
     * more, and better ones among those that fit a name: whoever wants them types another letter.
     *
     * @param onlyOf of customers whose manager this is, null for all
     */
    public List<CustomerHit> find(String typed, @Nullable String onlyOf, int most) {
        var text = SearchText.of(typed);
        if (text.isEmpty()) {
            return List.of();
        }
        var best = new LinkedHashMap<Long, CustomerHit>();
        if (onlyOf == null) {
            gather(SearchParts.beginnings(text, settings.phoneRegion()), most, best);
            if (best.size() < most) {
                gather(SearchParts.latestWords(text), most, best);
            }
            if (best.size() < most) {
                withoutWalks(SearchParts.words(text), most, best);
            }
        } else {
            // Walking along the names of everybody in the hope of meeting a few people of one manager could take long.
            withoutWalks(SearchParts.ofManager(text, settings.phoneRegion(), onlyOf), most, best);
        }
        return best.values().stream()
                .sorted(Comparator.comparingInt(CustomerHit::rank)
                        .thenComparing(Comparator.comparingLong(CustomerHit::id).reversed()))
                .limit(most)
                .toList();
    }

    /**
     * A limit tempts the planner to walk the whole base in the hope of soon meeting enough: with a rare name that took
     * twenty seconds at a million. Only the hits of indexes are left to it.
     */
    private void withoutWalks(SearchParts search, int most, Map<Long, CustomerHit> best) {
        leaveToThePlanner("off");
        gather(search, most, best);
        // What the caller reads in the same transaction is looked up by id.
        leaveToThePlanner("on");
    }

    /** A customer may fit several parts, with several addresses or orders each. */
    private void gather(SearchParts search, int most, Map<Long, CustomerHit> best) {
        if (search.isEmpty()) {
            return;
        }
        jdbc.sql(search.sql())
                .params(search.params())
                .param("most", most)
                .param("enough", most * 2)
                .query(row -> {
                    var hit = new CustomerHit(row.getLong("id"), row.getInt("rank"), row.getString("by"));
                    best.merge(hit.id(), hit, (one, other) -> one.rank() <= other.rank() ? one : other);
                });
    }

    /** Walks over a table or along an index, until the transaction ends. */
    private void leaveToThePlanner(String walks) {
        jdbc.sql("""
                        select set_config('enable_seqscan', :walks, true), set_config('enable_indexscan', :walks, true),
                               set_config('enable_indexonlyscan', :walks, true)
                        """).param("walks", walks).query((row, i) -> true).single();
    }
}
