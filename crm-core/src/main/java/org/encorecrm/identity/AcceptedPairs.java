package org.encorecrm.identity;

import java.sql.Timestamp;
import java.util.HashSet;
import java.util.List;
import org.encorecrm.identity.Matching.Pair;
import org.encorecrm.support.BusinessClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pairs accepted by the score, many at once. The decision is a row's, the merging follows in the background, the surest
 * first: that two of a group are different people is met on the way and outweighs the score.
 */
@Service
public class AcceptedPairs {

    private static final Logger log = LoggerFactory.getLogger(AcceptedPairs.class);

    /** Who decides when the score does. */
    public static final String AUTOMATIC = "automatic";

    private static final String BY_PERSON = "decision";

    /** Names and birth dates that contradict each other are for a person, whatever the score. */
    private static final String WORTHY =
            "decision is null and searched and score >= :score and not reasons @> '{names_and_birth_dates}'";

    private final JdbcClient jdbc;
    private final Merges merges;
    private final BusinessClock clock;

    AcceptedPairs(JdbcClient jdbc, Merges merges, BusinessClock clock) {
        this.jdbc = jdbc;
        this.merges = merges;
        this.clock = clock;
    }

    /** How many pairs accepting would merge; those that only a rule put up are not among them. */
    @Transactional(readOnly = true)
    public long above(double score) {
        return jdbc.sql("select count(*) from core.duplicate where " + WORTHY)
                .param("score", score)
                .query(Long.class)
                .single();
    }

    /** Answers how many were accepted. */
    @Transactional
    public int accept(double score, String who) {
        return jdbc.sql("update core.duplicate set decision = 'merge', decided_at = :now, decided_by = :who where "
                        + WORTHY)
                .param("score", score)
                .param("now", Timestamp.from(clock.now()))
                .param("who", who)
                .update();
    }

    /** How many are accepted and not merged yet. */
    @Transactional(readOnly = true)
    public long waiting() {
        return jdbc.sql("select count(*) from core.duplicate where decision = 'merge'")
                .query(Long.class)
                .single();
    }

    /** What has not been merged yet goes back into the queue. */
    @Transactional
    public void cancel() {
        jdbc.sql("update core.duplicate set decision = null, decided_at = null where decision = 'merge'")
                .update();
    }

    /** Merges the next ones; answers whether there were any. A pair that cannot be merged goes back into the queue. */
    public boolean merge(int most) {
        var next = next(most);
        if (next.isEmpty()) {
            return false;
        }
        for (var reason : List.of(AUTOMATIC, BY_PERSON)) {
            var pairs = apart(
                    next.stream().filter(pair -> pair.reason().equals(reason)).toList());
            try {
                mergeAll(pairs, reason);
            } catch (RuntimeException oneOfThem) {
                pairs.forEach(pair -> mergeAlone(pair, reason));
            }
        }
        return true;
    }

    private List<Accepted> next(int most) {
        return jdbc.sql("""
                        select id, a, b, case when decided_by = :automatic then :automatic else :person end as reason
                          from core.duplicate where decision = 'merge' order by score desc, id limit :most
                        """)
                .param("automatic", AUTOMATIC)
                .param("person", BY_PERSON)
                .param("most", most)
                .query(Accepted.class)
                .list();
    }

    /** No customer twice; the rest comes with the next ones. */
    private static List<Accepted> apart(List<Accepted> pairs) {
        var taken = new HashSet<Long>();
        return pairs.stream()
                .filter(pair -> !taken.contains(pair.a()) && !taken.contains(pair.b()))
                .filter(pair -> taken.add(pair.a()) | taken.add(pair.b()))
                .toList();
    }

    private void mergeAll(List<Accepted> pairs, String reason) {
        if (!pairs.isEmpty()) {
            merges.mergeAll(
                    pairs.stream().map(pair -> Pair.of(pair.a(), pair.b())).toList(), reason);
            settle(pairs, "delete from core.duplicate where id = any(:ids) and decision = 'merge'");
        }
    }

    private void mergeAlone(Accepted pair, String reason) {
        try {
            mergeAll(List.of(pair), reason);
        } catch (RuntimeException failure) {
            log.atWarn().addKeyValue("pair", pair.id()).setCause(failure).log("Accepted pair could not be merged");
            settle(List.of(pair), "update core.duplicate set decision = null where id = any(:ids)");
        }
    }

    /** Those that were merged have no row any more; those of which one is gone still have. */
    private void settle(List<Accepted> pairs, String sql) {
        jdbc.sql(sql)
                .param("ids", pairs.stream().map(Accepted::id).toArray(Long[]::new))
                .update();
    }

    private record Accepted(long id, long a, long b, String reason) {}
}
