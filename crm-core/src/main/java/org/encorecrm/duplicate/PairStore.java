package org.encorecrm.duplicate;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** core.duplicate as the search writes it. What a person judged is never touched. */
@Repository
class PairStore {

    private final JdbcClient jdbc;

    PairStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two records that look like one person's; a is the lower id. */
    record Found(long a, long b, Score score) {}

    /** A pair that a rule put up stays, for the rule's reasons. The search's have a dot in them. */
    private static final String UNFOUND = """
            with unfound as (
                select d.id, array(select r from unnest(d.reasons) r where r not like '%%.%%') as reasons
                  from core.duplicate d
                 where d.decision is null and d.searched and %s
                   and not exists (select from unnest(:a, :b) as f (a, b) where (f.a, f.b) = (d.a, d.b))),
            kept as (
                update core.duplicate d set searched = false, reasons = u.reasons
                  from unfound u where d.id = u.id and u.reasons <> '{}')
            delete from core.duplicate d using unfound u where d.id = u.id and u.reasons = '{}'
            """;

    /** What was found about these customers, instead of what was found before. */
    void replace(Collection<Long> customers, List<Found> found, Instant now) {
        drop(UNFOUND.formatted("(d.a = any(:ids) or d.b = any(:ids))"), customers, found);
        add(found, now);
    }

    /** The same, of the pairs in which they are the younger record. */
    void replaceOlder(Collection<Long> customers, List<Found> found, Instant now) {
        drop(UNFOUND.formatted("d.b = any(:ids)"), customers, found);
        add(found, now);
    }

    private void drop(String sql, Collection<Long> customers, List<Found> found) {
        jdbc.sql(sql)
                .param("ids", customers.toArray(Long[]::new))
                .param("a", found.stream().map(Found::a).toArray(Long[]::new))
                .param("b", found.stream().map(Found::b).toArray(Long[]::new))
                .update();
    }

    /** A rule's reasons stay in front of the search's. */
    private void add(List<Found> found, Instant now) {
        if (found.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into core.duplicate as d (a, b, score, reasons, found_at, searched)
                        select f.a, f.b, f.score, string_to_array(f.reasons, ','), :now, true
                          from unnest(:a, :b, :scores, :reasons) as f (a, b, score, reasons)
                          join core.customer one on one.id = f.a
                          join core.customer other on other.id = f.b
                         order by f.a, f.b
                            on conflict (a, b) do update
                           set score = excluded.score,
                               searched = true,
                               reasons = array(select r from unnest(d.reasons) r where r not like '%.%')
                                         || excluded.reasons
                         where d.decision is null and (d.score, d.reasons, d.searched)
                               is distinct from (excluded.score, excluded.reasons, true)
                        """)
                .param("a", found.stream().map(Found::a).toArray(Long[]::new))
                .param("b", found.stream().map(Found::b).toArray(Long[]::new))
                .param(
                        "scores",
                        found.stream().map(pair -> rounded(pair.score())).toArray(Double[]::new))
                .param(
                        "reasons",
                        found.stream()
                                .map(pair -> String.join(",", pair.score().reasons()))
                                .toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .update();
    }

    private static double rounded(Score score) {
        return Math.floor(score.probability() * 1e6) / 1e6;
    }

    /** Pairs of which one has been merged away or erased meanwhile. */
    void dropDead() {
        jdbc.sql("""
                        delete from core.duplicate d
                         where d.decision is distinct from 'distinct'
                           and (not exists (select from core.customer c where c.id = d.a)
                             or not exists (select from core.customer c where c.id = d.b))
                        """).update();
    }
}
