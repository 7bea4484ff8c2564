package org.encorecrm.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.encorecrm.customer.Profile;
import org.encorecrm.customer.ProfileRow;
import org.encorecrm.identity.MergeStore.Pairs;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.json.Json;
import org.encorecrm.support.seal.PersonalSeal;
import org.encorecrm.support.seal.PersonalSeal.Personal;
import org.encorecrm.support.seal.PersonalSeal.Sealed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a merge keeps for its undoing: both records and the keys of what moved. What is personal in it is sealed with
 * the key of the record it is about, the survivor's and the loser's; numbers of rows are not.
 */
@Repository
class Snapshots {

    private static final List<String> LOSER_SAYS = List.of("loser", "identifiers", "visitors");

    private static final String TAKE = """
            select s.id as survivor, l.id as loser,
                   jsonb_build_object('survivor', to_jsonb(s)) as survivor_said,
                   jsonb_build_object(
                       'loser', to_jsonb(l),
                       'identifiers', (select jsonb_agg(to_jsonb(i)) from core.identifier i where i.customer_id = l.id),
                       'visitors', (select jsonb_agg(v.visitor_id) from core.visitor v where v.customer_id = l.id)
                   ) as loser_said,
                   jsonb_build_object(
                       'aliases', (select jsonb_agg(a.alias_id) from core.customer_alias a where a.customer_id = l.id),
                       'words', (select jsonb_agg(c.id) from core.consent_log c where c.customer_id = l.id),
                       'duplicates', (select jsonb_agg(to_jsonb(d)) from core.duplicate d where l.id in (d.a, d.b)),
                       'complaints', (select jsonb_agg(k.id) from core.complaint k where k.customer_id = l.id),
                       'notes', (select jsonb_agg(n.id) from core.note n where n.customer_id = l.id),
                       'orders', (select jsonb_agg(o.id) from core.orders o where o.customer_id = l.id),
                       'events', (select jsonb_agg(e.id) from core.event e where e.customer_id = l.id)) as moved
              from %s
              join core.customer s on s.id = p.survivor
              join core.customer l on l.id = p.loser
             order by p.loser
            """.formatted(MergeStore.PAIRS);

    private static final String PROFILE = """
            select %s from (select cast(:snapshot as jsonb) as snapshot) m cross join jsonb_populate_record(null::core.customer, m.snapshot -> cast(:who as text)) r
            """;

    private final JdbcClient jdbc;
    private final PersonalSeal seal;

    Snapshots(JdbcClient jdbc, PersonalSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /** Answers the merge's id by the loser's. */
    Map<Long, Long> keep(Pairs pairs, String reason, Instant now) {
        var taken = jdbc.sql(TAKE)
                .param("survivors", pairs.survivors().toArray(Long[]::new))
                .param("losers", pairs.losers().toArray(Long[]::new))
                .query((row, i) -> new Taken(
                        new Personal(row.getLong("survivor"), row.getString("survivor_said")),
                        new Personal(row.getLong("loser"), row.getString("loser_said")),
                        row.getString("moved")))
                .list();
        var ids = new HashMap<Long, Long>();
        jdbc.sql("""
                        insert into core.merge (survivor_id, loser_id, reason, snapshot, survivor_sealed, loser_sealed,
                                                merged_at)
                        select survivor, loser, :reason, moved, survivor_sealed, loser_sealed, :now
                          from unnest(:survivors, :losers, :moved::jsonb[], :survivorSealed, :loserSealed)
                               as t (survivor, loser, moved, survivor_sealed, loser_sealed)
                         order by loser
                        returning id, loser_id
                        """)
                .param("survivors", ids(taken, true))
                .param("losers", ids(taken, false))
                .param("moved", taken.stream().map(Taken::moved).toArray(String[]::new))
                .param("survivorSealed", sealed(taken, true))
                .param("loserSealed", sealed(taken, false))
                .param("reason", reason)
                .param("now", Timestamp.from(now))
                .query(row -> {
                    ids.put(row.getLong("loser_id"), row.getLong("id"));
                });
        return ids;
    }

    private static Long[] ids(List<Taken> taken, boolean survivors) {
        return taken.stream().map(each -> each.about(survivors).customerId()).toArray(Long[]::new);
    }

    private byte[][] sealed(List<Taken> taken, boolean survivors) {
        return seal.sealAll(taken.stream().map(each -> each.about(survivors)).toList())
                .toArray(byte[][]::new);
    }

    /** The whole snapshot of a merge. */
    String open(long mergeId) {
        var kept = jdbc.sql("""
                        select survivor_id, loser_id, snapshot, survivor_sealed, loser_sealed from core.merge
                         where id = :merge
                        """)
                .param("merge", mergeId)
                .query((row, i) -> new Kept(
                        row.getString("snapshot"),
                        row.getBytes("loser_sealed") == null
                                ? List.of()
                                : List.of(
                                        new Sealed(row.getLong("survivor_id"), row.getBytes("survivor_sealed")),
                                        new Sealed(row.getLong("loser_id"), row.getBytes("loser_sealed")))))
                .single();
        var whole = (ObjectNode) Json.MAPPER.readTree(kept.plain);
        for (var part : seal.openAll(kept.sealed)) {
            var said = part.orElseThrow(() -> new ConflictException("What this merge kept has been erased"));
            whole.setAll((ObjectNode) Json.MAPPER.readTree(said));
        }
        return Json.MAPPER.writeValueAsString(whole);
    }

    /** A snapshot with less in it than it had; what the survivor said stays. */
    void rewrite(long mergeId, ObjectNode whole) {
        var moved = whole.deepCopy();
        moved.remove("survivor");
        var loserSaid = Json.MAPPER.createObjectNode();
        for (var said : LOSER_SAYS) {
            loserSaid.set(said, moved.remove(said));
        }
        // what was kept before there were keys is sealed later, whole
        jdbc.sql("""
                        update core.merge
                           set snapshot = cast(case when loser_sealed is null then :whole else :moved end as jsonb),
                               loser_sealed = case when loser_sealed is not null then :sealed end
                         where id = :merge
                        """)
                .param("whole", Json.MAPPER.writeValueAsString(whole))
                .param("moved", Json.MAPPER.writeValueAsString(moved))
                .param(
                        "sealed",
                        seal.seal(whole.at("/loser/id").longValue(), Json.MAPPER.writeValueAsString(loserSaid)))
                .param("merge", mergeId)
                .update();
    }

    /** @param who survivor or loser, as they were before the merge */
    Profile profile(String snapshot, String who) {
        return jdbc.sql(PROFILE.formatted(ProfileRow.columns("r.")))
                .param("snapshot", snapshot)
                .param("who", who)
                .query((row, i) -> ProfileRow.read(row))
                .single();
    }

    /** The records that were merged away, as they were: customers' ids with rows of core.customer as JSON. */
    List<Former> former(Long[] survivors) {
        var found = new ArrayList<Former>();
        var sealed = new ArrayList<Sealed>();
        var owners = new ArrayList<Long>();
        jdbc.sql("""
                        with recursive former as (
                            select m.survivor_id as owner, m.loser_id, m.loser_sealed, m.snapshot
                              from core.merge m where m.survivor_id = any(:ids) and m.undone_at is null
                             union all
                            select f.owner, m.loser_id, m.loser_sealed, m.snapshot
                              from former f join core.merge m on m.survivor_id = f.loser_id and m.undone_at is null)
                        select owner, loser_id, loser_sealed, snapshot -> 'loser' as loser from former
                        """).param("ids", survivors).query(row -> {
            var plain = row.getString("loser");
            if (plain == null) {
                owners.add(row.getLong("owner"));
                sealed.add(new Sealed(row.getLong("loser_id"), row.getBytes("loser_sealed")));
            } else {
                found.add(new Former(row.getLong("owner"), plain));
            }
        });
        var opened = seal.openAll(sealed);
        for (int i = 0; i < opened.size(); i++) {
            var owner = owners.get(i);
            opened.get(i).map(Snapshots::loser).ifPresent(record -> found.add(new Former(owner, record)));
        }
        return found;
    }

    private static String loser(String said) {
        return Optional.of(Json.MAPPER.readTree(said).path("loser"))
                .map(Json.MAPPER::writeValueAsString)
                .orElseThrow();
    }

    /** A record that was merged away and whose it is now. */
    record Former(long owner, String record) {}

    private record Taken(Personal survivor, Personal loser, String moved) {

        Personal about(boolean survivors) {
            return survivors ? survivor : loser;
        }
    }

    private record Kept(String plain, List<Sealed> sealed) {}
}
