package org.encorecrm.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.node.ObjectNode;

/** Takes apart again what {@link MergeStore} put together, from the snapshot of the merge. */
@Repository
class UndoStore {

    private static final String RESTORE = """
            insert into core.customer
            select r.* from (select cast(:snapshot as jsonb) as snapshot) m
             cross join jsonb_populate_record(null::core.customer, m.snapshot -> 'loser') r
            """;

    /** The facts a snapshot names by id: those still with the survivor go back. */
    private static final List<String> BY_ID =
            List.of("notes:note", "complaints:complaint", "orders:orders", "events:event", "words:consent_log");

    private final JdbcClient jdbc;
    private final Snapshots snapshots;
    private final Departures departures;
    private final LaterWords laterWords;

    UndoStore(JdbcClient jdbc, Snapshots snapshots, Departures departures, LaterWords laterWords) {
        this.jdbc = jdbc;
        this.snapshots = snapshots;
        this.departures = departures;
        this.laterWords = laterWords;
    }

    /** One that has not been undone. */
    MergeView find(long mergeId) {
        return find(mergeId, "");
    }

    /** The same, its row held. */
    MergeView lock(long mergeId) {
        return find(mergeId, "for update");
    }

    private MergeView find(long mergeId, String locking) {
        var merge = jdbc.sql("select survivor_id, loser_id, undone_at from core.merge where id = :id " + locking)
                .param("id", mergeId)
                .query((row, i) -> new Found(
                        new MergeView(mergeId, row.getLong("survivor_id"), row.getLong("loser_id")),
                        row.getTimestamp("undone_at") != null))
                .optional()
                .orElseThrow(() -> new NotFoundException("There is no merge " + mergeId));
        if (merge.undone()) {
            throw new ConflictException("This merge has been undone already");
        }
        return merge.view();
    }

    private record Found(MergeView view, boolean undone) {}

    private record Undoing(MergeView merge, Person survivor, String snapshot) {

        Undoing withWords(List<Long> more) {
            var whole = (ObjectNode) Json.MAPPER.readTree(snapshot);
            var words = Json.MAPPER.createArrayNode();
            whole.path("words").forEach(words::add);
            more.forEach(words::add);
            whole.set("words", words);
            return new Undoing(merge, survivor, Json.MAPPER.writeValueAsString(whole));
        }
    }

    void restoreLoser(MergeView merge, Person survivor, Instant now) {
        var kept = new Undoing(merge, survivor, snapshots.open(merge.id()));
        execute(RESTORE, kept);
        giveBackIdentity(kept);
        var undoing = kept.withWords(laterWords.aboutAddressesOf(merge, survivor));
        departures.from(merge, undoing.snapshot, survivor);
        for (var fact : BY_ID) {
            var names = fact.split(":");
            execute("""
                    update core.%s t set customer_id = :loser
                      from (select cast(:snapshot as jsonb) as snapshot) m
                     cross join jsonb_array_elements_text(nullif(m.snapshot -> '%s', 'null')) as moved (key)
                     where t.id = moved.key::bigint and t.customer_id = :survivor
                    """.formatted(names[1], names[0]), undoing);
        }
        execute("""
                update core.order_item i set customer_id = o.customer_id
                  from core.orders o
                 where o.id = i.order_id and o.customer_id = :loser and i.customer_id = :survivor
                """, undoing);
        giveBackConsents(undoing);
        laterWords.withdrawForBoth(merge, survivor, snapshots.profile(undoing.snapshot, "loser"));
        giveBackJudgements(undoing);
        judgeDistinct(merge, survivor, now);
        jdbc.sql("""
                        update core.merge
                           set undone_at = :now, snapshot = '{}', survivor_sealed = null, loser_sealed = null
                         where id = :merge
                        """)
                .param("now", Timestamp.from(now))
                .param("merge", merge.id())
                .update();
    }

    private void giveBackIdentity(Undoing undoing) {
        execute("delete from core.customer_alias where alias_id = :loser and customer_id = :survivor", undoing);
        execute("""
                update core.customer_alias a set customer_id = :loser
                  from (select cast(:snapshot as jsonb) as snapshot) m
                 where m.snapshot -> 'aliases' @> to_jsonb(a.alias_id) and a.customer_id = :survivor
                """, undoing);
        execute("""
                update core.identifier i set customer_id = :loser
                  from (select cast(:snapshot as jsonb) as snapshot) m
                 cross join jsonb_populate_recordset(null::core.identifier,
                                                     nullif(m.snapshot -> 'identifiers', 'null')) k
                 where (i.kind, i.source, i.value) = (k.kind, k.source, k.value)
                   and i.customer_id = :survivor
                """, undoing);
        execute("""
                update core.visitor v set customer_id = :loser
                  from (select cast(:snapshot as jsonb) as snapshot) m
                 where m.snapshot -> 'visitors' @> to_jsonb(v.visitor_id) and v.customer_id = :survivor
                """, undoing);
    }

    /** Merges of before the log only grew kept the words themselves, and deleted those both records had heard. */
    private void giveBackConsents(Undoing undoing) {
        execute("""
                insert into core.consent_log
                       (id, customer_id, channel, purpose, address, granted, at, evidence, source, origin, recorded_at)
                overriding system value
                select k.id, k.customer_id, k.channel, k.purpose, k.address, k.granted, k.at, k.evidence, k.source,
                       k.origin, k.recorded_at
                  from (select cast(:snapshot as jsonb) as snapshot) m
                 cross join jsonb_populate_recordset(null::core.consent_log,
                                                     nullif(m.snapshot -> 'consents', 'null')) k
                 where not exists (select from core.consent_log l where l.id = k.id)
                """, undoing);
        execute("""
                update core.consent_log l set customer_id = :loser
                  from (select cast(:snapshot as jsonb) as snapshot) m
                 cross join jsonb_populate_recordset(null::core.consent_log,
                                                     nullif(m.snapshot -> 'consents', 'null')) k
                 where l.id = k.id and l.customer_id = :survivor
                """, undoing);
    }

    /** Whom the loser was judged to be different from, it is again. */
    private void giveBackJudgements(Undoing undoing) {
        execute("""
                insert into core.duplicate (a, b, score, reasons, decision, found_at, decided_at, decided_by)
                select distinct on (least(:loser, x.other), greatest(:loser, x.other))
                       least(:loser, x.other), greatest(:loser, x.other),
                       d.score, d.reasons, d.decision, d.found_at, d.decided_at, d.decided_by
                  from (select cast(:snapshot as jsonb) as snapshot) m
                 cross join jsonb_populate_recordset(null::core.duplicate,
                                                     nullif(m.snapshot -> 'duplicates', 'null')) d
                  left join core.customer_alias l on l.alias_id = case when d.a = :loser then d.b else d.a end
                 cross join lateral (
                       select coalesce(l.customer_id, case when d.a = :loser then d.b else d.a end) as other) x
                 where d.decision = 'distinct' and x.other <> :loser
                    on conflict (a, b) do update set decision = 'distinct', decided_at = excluded.decided_at
                """, undoing);
    }

    /** Or the next request that names both would join them again. */
    private void judgeDistinct(MergeView merge, Person survivor, Instant now) {
        jdbc.sql("""
                        insert into core.duplicate (a, b, score, reasons, decision, found_at, decided_at)
                        values (least(:a, :b), greatest(:a, :b), 1, '{merge_undone}', 'distinct', :now, :now)
                            on conflict (a, b) do update set decision = 'distinct', decided_at = excluded.decided_at
                        """)
                .param("a", survivor.id())
                .param("b", merge.loserId())
                .param("now", Timestamp.from(now))
                .update();
    }

    private void execute(String sql, Undoing undoing) {
        jdbc.sql(sql)
                .param("snapshot", undoing.snapshot)
                .param("loser", undoing.merge.loserId())
                .param("survivor", undoing.survivor.id())
                .update();
    }
}
