package org.encorecrm.identity;

import java.util.List;
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

    static final String PAIRS = "unnest(:survivors, :losers) as p (survivor, loser)";

    private final JdbcClient jdbc;

    MergeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The customers, as arrays for the statements. */
    record Pairs(List<Long> survivors, List<Long> losers) {}

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
                       (a, b, score, reasons, decision, found_at, decided_at, decided_by, searched, postponed_at, search_id)
                select distinct on (least(x.one, x.other), greatest(x.one, x.other))
                       least(x.one, x.other), greatest(x.one, x.other), d.score, d.reasons, d.decision, d.found_at,
                       d.decided_at, d.decided_by, d.searched, d.postponed_at, d.search_id
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
