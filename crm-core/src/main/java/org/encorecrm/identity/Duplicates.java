package org.encorecrm.identity;

import java.sql.Timestamp;
import java.util.List;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.Cursor;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pairs of records for a person to look at. A pair judged distinct stays so, whatever requests say later. */
@Service
@Transactional
public class Duplicates {

    private final JdbcClient jdbc;
    private final Merges merges;
    private final BusinessClock clock;

    Duplicates(JdbcClient jdbc, Merges merges, BusinessClock clock) {
        this.jdbc = jdbc;
        this.merges = merges;
        this.clock = clock;
    }

    /** Those nobody has judged, the surest first. */
    @Transactional(readOnly = true)
    public Page<DuplicateView> open(Paging paging) {
        var after = Cursor.read(paging.after(), 2, Key::of);
        var found = jdbc.sql("""
                        select id, a, b, score, reasons
                          from core.duplicate
                         where decision is null and (score, -id) < (:score, :id)
                         order by score desc, id
                         limit :fetch
                        """)
                .param("score", after == null ? 1e9 : after.score())
                .param("id", after == null ? 0L : -after.id())
                .param("fetch", paging.fetch())
                .query((row, i) -> new DuplicateView(
                        row.getString("id"),
                        row.getString("a"),
                        row.getString("b"),
                        row.getDouble("score"),
                        List.of((String[]) row.getArray("reasons").getArray())))
                .list();
        return Page.of(found, paging, pair -> Cursor.of(pair.score(), pair.id()));
    }

    private record Key(double score, long id) {
        static Key of(String[] key) {
            return new Key(Double.parseDouble(key[0]), Long.parseLong(key[1]));
        }
    }

    /** Answers the merge, or nothing when they stay two. */
    public @Nullable MergeView decide(long id, Decision decision) {
        var pair = jdbc.sql("select a, b, decision from core.duplicate where id = :id")
                .param("id", id)
                .query((row, i) -> new Judged(row.getLong("a"), row.getLong("b"), row.getString("decision")))
                .optional()
                .orElseThrow(() -> new NotFoundException("There is no pair " + id));
        if (pair.decision() != null) {
            throw new ConflictException("This pair has been judged already");
        }
        if (decision == Decision.MERGE) {
            return merges.merge(pair.a(), pair.b(), "decision");
        }
        jdbc.sql("update core.duplicate set decision = 'distinct', decided_at = :now where id = :id")
                .param("now", Timestamp.from(clock.now()))
                .param("id", id)
                .update();
        return null;
    }

    private record Judged(long a, long b, @Nullable String decision) {}

    /** What a person says about a pair. */
    public enum Decision {
        MERGE,
        DISTINCT
    }
}
