package org.encorecrm.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.encorecrm.identity.Matching.Pair;
import org.encorecrm.identity.Matching.Review;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** core.duplicate as matching uses it: what was judged, and what a person should look at. */
@Repository
class DuplicateStore {

    private final JdbcClient jdbc;

    DuplicateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<Pair> judgedDistinct(Collection<Long> customerIds) {
        return jdbc
                .sql("""
                        select a, b
                          from core.duplicate
                         where a = any(:ids) and b = any(:ids) and decision = 'distinct'
                        """)
                .param("ids", customerIds.toArray(Long[]::new))
                .query((row, i) -> new Pair(row.getLong("a"), row.getLong("b")))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** A pair already judged stays so. */
    void review(Collection<Review> reviews, Instant now) {
        var reasons = new LinkedHashMap<Pair, String>();
        for (var review : reviews) {
            var one = review.one().root();
            var other = review.other().root();
            if (one != other) {
                reasons.merge(
                        Pair.of(one.id(), other.id()),
                        review.reason(),
                        (known, more) -> known.contains(more) ? known : known + "," + more);
            }
        }
        if (reasons.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into core.duplicate (a, b, score, reasons, found_at)
                        select a, b, 1, string_to_array(reasons, ','), :now
                          from unnest(:a, :b, :reasons) as p (a, b, reasons)
                         order by a, b
                            on conflict (a, b) do nothing
                        """)
                .param("a", reasons.keySet().stream().map(Pair::a).toArray(Long[]::new))
                .param("b", reasons.keySet().stream().map(Pair::b).toArray(Long[]::new))
                .param("reasons", reasons.values().toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .update();
    }
}
