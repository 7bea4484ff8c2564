package org.encorecrm.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.encorecrm.customer.CustomerField;
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
public class Duplicates {

    /** Undecided, and neither merged away nor erased meanwhile. */
    private static final String OPEN = """
              from core.duplicate d
              join core.customer one on one.id = d.a
              join core.customer other on other.id = d.b
             where d.decision is null
            """;

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
        var found = jdbc.sql("select d.id, d.a, d.b, d.score, d.reasons " + OPEN + """
                           and (d.score, -d.id) < (:score, :id)
                         order by d.score desc, d.id
                         limit :fetch
                        """)
                .param("score", after == null ? 1e9 : after.score())
                .param("id", after == null ? 0L : -after.id())
                .param("fetch", paging.fetch())
                .query((row, i) -> view(row))
                .list();
        return Page.of(found, paging, pair -> Cursor.of(pair.score(), pair.id()));
    }

    private record Key(double score, long id) {
        static Key of(String[] key) {
            return new Key(Double.parseDouble(key[0]), Long.parseLong(key[1]));
        }
    }

    /** What to look at next: the surest first, and what was put off after everything else. */
    @Transactional(readOnly = true)
    public Optional<DuplicateView> next() {
        return jdbc.sql("select d.id, d.a, d.b, d.score, d.reasons " + OPEN + """
                         order by d.postponed_at nulls first, d.score desc, d.id
                         limit 1
                        """)
                .query((row, i) -> view(row))
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<DuplicateView> find(long id) {
        return jdbc.sql("select d.id, d.a, d.b, d.score, d.reasons " + OPEN + " and d.id = :id")
                .param("id", id)
                .query((row, i) -> view(row))
                .optional();
    }

    /** How many wait, counted no further than the limit. Their records are there: whoever goes takes their pairs along. */
    @Transactional(readOnly = true)
    public int count(int limit) {
        return jdbc.sql("select count(*) from (select from core.duplicate where decision is null limit :limit) o")
                .param("limit", limit)
                .query(Integer.class)
                .single();
    }

    /** Answers the merge, or nothing when they stay two. */
    public @Nullable MergeView decide(long id, Decision decision, String who) {
        return decide(id, decision, Set.of(), who);
    }

    /** @param fromYounger fields whose value survives a merge from the younger record */
    public @Nullable MergeView decide(long id, Decision decision, Set<CustomerField> fromYounger, String who) {
        var pair = jdbc.sql("select a, b, decision from core.duplicate where id = :id")
                .param("id", id)
                .query((row, i) -> new Judged(row.getLong("a"), row.getLong("b"), row.getString("decision")))
                .optional()
                .orElseThrow(() -> new NotFoundException("There is no pair " + id));
        if (pair.decision() != null) {
            throw new ConflictException("This pair has been judged already");
        }
        if (decision == Decision.MERGE) {
            return merges.merge(pair.a(), pair.b(), "decision", fromYounger);
        }
        jdbc.sql("""
                        update core.duplicate set decision = 'distinct', decided_at = :now, decided_by = :who
                         where id = :id and decision is null
                        """)
                .param("now", Timestamp.from(clock.now()))
                .param("who", who)
                .param("id", id)
                .update();
        return null;
    }

    private record Judged(long a, long b, @Nullable String decision) {}

    /** Puts a pair off until the others have been looked at. */
    @Transactional
    public void postpone(long id) {
        jdbc.sql("update core.duplicate set postponed_at = :now where id = :id and decision is null")
                .param("now", Timestamp.from(clock.now()))
                .param("id", id)
                .update();
    }

    private static DuplicateView view(ResultSet row) throws SQLException {
        return new DuplicateView(
                row.getString("id"), row.getString("a"), row.getString("b"), row.getDouble("score"), List.of((String[])
                        row.getArray("reasons").getArray()));
    }

    /** What a person says about a pair. */
    public enum Decision {
        MERGE,
        DISTINCT
    }
}
