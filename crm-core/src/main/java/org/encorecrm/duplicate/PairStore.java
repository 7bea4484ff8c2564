package org.encorecrm.duplicate;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;
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
    private static final String FORGET = """
            with unfound as (
                select d.id, array(select r from unnest(d.reasons) r where r not like '%%.%%') as reasons
                  from core.duplicate d
                 where d.decision is null and d.searched and %s),
            kept as (
                update core.duplicate d set searched = false, reasons = u.reasons
                  from unfound u where d.id = u.id and u.reasons <> '{}')
            delete from core.duplicate d using unfound u where d.id = u.id and u.reasons = '{}'
            """;

    private static final String UNFOUND_ABOUT = FORGET.formatted("""
            (d.a = any(:ids) or d.b = any(:ids))
                   and not exists (select from unnest(:a, :b) as f (a, b) where (f.a, f.b) = (d.a, d.b))""");

    private static final String UNFOUND_SINCE = FORGET.formatted("d.search_id < :search");

    /** What was found about these customers, instead of what was found before. */
    void replace(Collection<Long> customers, Set<Found> found, Instant now) {
        jdbc.sql(UNFOUND_ABOUT)
                .param("ids", customers.toArray(Long[]::new))
                .param("a", found.stream().map(Found::a).toArray(Long[]::new))
                .param("b", found.stream().map(Found::b).toArray(Long[]::new))
                .update();
        add(found, now);
    }

    /**
     * A rule's reasons stay in front of the search's. Customers are locked as merges lock them, in the order of their
     * ids: they are looked up first, and pairs with one that is gone are left out.
     */
    void add(Set<Found> found, Instant now) {
        if (found.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        with locked as materialized (
                            select id from core.customer where id = any(:ids) order by id for key share)
                        insert into core.duplicate as d (a, b, score, reasons, found_at, searched, search_id)
                        select f.a, f.b, f.score, string_to_array(f.reasons, ','), :now, true,
                               (select coalesce(max(id), 0) from core.duplicate_search)
                          from unnest(:a, :b, :scores, :reasons) as f (a, b, score, reasons)
                          join locked one on one.id = f.a
                          join locked other on other.id = f.b
                         order by f.a, f.b
                            on conflict (a, b) do update
                           set score = excluded.score,
                               searched = true,
                               search_id = excluded.search_id,
                               reasons = array(select r from unnest(d.reasons) r where r not like '%.%')
                                         || excluded.reasons
                         where d.decision is null and (d.score, d.reasons, d.searched, d.search_id)
                               is distinct from (excluded.score, excluded.reasons, true, excluded.search_id)
                        """)
                .param(
                        "ids",
                        found.stream()
                                .flatMap(pair -> Stream.of(pair.a(), pair.b()))
                                .distinct()
                                .toArray(Long[]::new))
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

    /** What neither this search nor a comparison since it began has found. */
    void dropUnfound(long search) {
        jdbc.sql(UNFOUND_SINCE).param("search", search).update();
    }

    long found(long search) {
        return jdbc.sql("select count(*) from core.duplicate where search_id = :search and searched")
                .param("search", search)
                .query(Long.class)
                .single();
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
