package org.encorecrm.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.encorecrm.change.ChangeKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Moves what belongs to merged customers, in sets: the number of statements does not grow with the pairs. */
@Repository
class MergeStore {

    /** What a merge or its undoing may change about somebody. */
    static final Set<ChangeKind> TOUCHED = Set.of(
            ChangeKind.PROFILE,
            ChangeKind.ORDERS,
            ChangeKind.ACTIVITY,
            ChangeKind.CONSENT,
            ChangeKind.MESSAGES,
            ChangeKind.TASKS,
            ChangeKind.FEEDBACK);

    /** Every table of core that refers to a customer, but for consent, which follows from its log. */
    static final List<String> FACTS = List.of(
            "identifier",
            "visitor",
            "customer_alias",
            "note",
            "complaint",
            "consent_log",
            "orders",
            "order_item",
            "event");

    private static final String PAIRS = "unnest(:survivors, :losers) as p (survivor, loser)";

    private static final String SNAPSHOT = """
            insert into core.merge (survivor_id, loser_id, reason, snapshot, merged_at)
            select p.survivor, p.loser, :reason, jsonb_build_object(
                       'survivor', to_jsonb(s),
                       'loser', to_jsonb(l),
                       'identifiers', (select jsonb_agg(to_jsonb(i)) from core.identifier i where i.customer_id = l.id),
                       'visitors', (select jsonb_agg(v.visitor_id) from core.visitor v where v.customer_id = l.id),
                       'aliases', (select jsonb_agg(a.alias_id) from core.customer_alias a where a.customer_id = l.id),
                       'words', (select jsonb_agg(c.id) from core.consent_log c where c.customer_id = l.id),
                       'duplicates', (select jsonb_agg(to_jsonb(d)) from core.duplicate d where l.id in (d.a, d.b)),
                       'complaints', (select jsonb_agg(k.id) from core.complaint k where k.customer_id = l.id),
                       'notes', (select jsonb_agg(n.id) from core.note n where n.customer_id = l.id),
                       'orders', (select jsonb_agg(o.id) from core.orders o where o.customer_id = l.id),
                       'events', (select jsonb_agg(e.id) from core.event e where e.customer_id = l.id)), :now
              from %s
              join core.customer s on s.id = p.survivor
              join core.customer l on l.id = p.loser
             order by p.loser
            returning id, loser_id
            """.formatted(PAIRS);

    private final JdbcClient jdbc;

    MergeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The customers, as arrays for the statements. */
    record Pairs(List<Long> survivors, List<Long> losers) {}

    /** Answers the merge's id by the loser's. */
    Map<Long, Long> snapshot(Pairs pairs, String reason, Instant now) {
        var ids = new HashMap<Long, Long>();
        statement(pairs, SNAPSHOT)
                .param("reason", reason)
                .param("now", Timestamp.from(now))
                .query(row -> {
                    ids.put(row.getLong("loser_id"), row.getLong("id"));
                });
        return ids;
    }

    void moveFacts(Pairs pairs) {
        // Ascending, as everybody locks visitors.
        statement(pairs, """
                select v.visitor_id from core.visitor v join %s on v.customer_id = p.loser
                 order by v.visitor_id for update of v
                """.formatted(PAIRS)).query(String.class).list();
        for (var table : FACTS) {
            statement(pairs, """
                    update core.%s t set customer_id = p.survivor from %s where t.customer_id = p.loser
                    """.formatted(table, PAIRS)).update();
        }
        statement(pairs, """
                insert into core.customer_alias (alias_id, customer_id) select loser, survivor from %s
                """.formatted(PAIRS)).update();
        statement(pairs, """
                update core.change t set customer_id = p.survivor from %s where t.customer_id = p.loser
                """.formatted(PAIRS)).update();
    }

    /** Judgements about the loser hold for the survivor; that two are different people outweighs everything else. */
    void moveDuplicates(Pairs pairs) {
        statement(pairs, """
                insert into core.duplicate as k
                       (a, b, score, reasons, decision, found_at, decided_at, decided_by, searched, postponed_at)
                select distinct on (least(x.one, x.other), greatest(x.one, x.other))
                       least(x.one, x.other), greatest(x.one, x.other), d.score, d.reasons, d.decision, d.found_at,
                       d.decided_at, d.decided_by, d.searched, d.postponed_at
                  from core.duplicate d
                  left join %s on p.loser = d.a
                  left join unnest(:survivors, :losers) as q (survivor, loser) on q.loser = d.b
                 cross join lateral (select coalesce(p.survivor, d.a) as one, coalesce(q.survivor, d.b) as other) x
                 where (d.a = any(:losers) or d.b = any(:losers)) and x.one <> x.other
                 order by least(x.one, x.other), greatest(x.one, x.other),
                          array_position(array['distinct', 'merge'], d.decision) nulls last, d.score desc
                    on conflict (a, b) do update
                   set decision = case when excluded.decision = 'distinct' or k.decision is null
                                       then excluded.decision else k.decision end,
                       decided_at = coalesce(excluded.decided_at, k.decided_at),
                       decided_by = coalesce(excluded.decided_by, k.decided_by),
                       score = greatest(excluded.score, k.score)
                 where k.decision is distinct from 'distinct'
                """.formatted(PAIRS)).update();
        statement(pairs, "delete from core.duplicate where a = any(:losers) or b = any(:losers)")
                .update();
    }

    /** The last step: by now nothing refers to the losers. */
    void delete(Pairs pairs) {
        statement(pairs, "delete from core.consent where customer_id = any(:losers)")
                .update();
        statement(pairs, "delete from core.customer where id = any(:losers)").update();
    }

    private JdbcClient.StatementSpec statement(Pairs pairs, String sql) {
        return jdbc.sql(sql)
                .param("survivors", pairs.survivors().toArray(Long[]::new))
                .param("losers", pairs.losers().toArray(Long[]::new));
    }
}
