package org.encorecrm.identity;

import java.util.HashSet;
import java.util.List;
import org.encorecrm.customer.ProfileRow;
import org.encorecrm.support.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whoever leaves a customer that has been merged further leaves the snapshots of those merges too, and takes along the
 * fields that only they gave. Otherwise undoing them would fetch what has gone its own way, even from another customer
 * it has been merged into since.
 */
@Component
class Departures {

    private static final List<String> KEYS =
            List.of("visitors", "aliases", "words", "complaints", "notes", "orders", "events");

    private final JdbcClient jdbc;
    private final Snapshots snapshots;

    Departures(JdbcClient jdbc, Snapshots snapshots) {
        this.jdbc = jdbc;
        this.snapshots = snapshots;
    }

    /**
     * @param snapshot what is being given back by undoing the merge
     * @param survivor whose record the merge's survivor is by now
     */
    void from(MergeView merge, String snapshot, Person survivor) {
        var leaving = object(snapshot);
        var before = snapshots.profile(snapshot, "survivor");
        var given = snapshots.profile(snapshot, "loser");
        for (var carrier : carriers(merge)) {
            var kept = object(snapshots.open(carrier));
            for (var key : KEYS) {
                without(kept, key, leaving.path(key));
            }
            withoutIdentifiers(kept, leaving.path("identifiers"));
            without(kept, "aliases", Json.MAPPER.createArrayNode().add(merge.loserId()));
            var whole = Json.MAPPER.writeValueAsString(kept);
            var carried = snapshots.profile(whole, "loser");
            var left = carried.copy();
            left.giveBack(before, given);
            kept.withObject("/loser").setAll(ProfileRow.json(left));
            snapshots.rewrite(carrier, kept);
            before = snapshots.profile(whole, "survivor");
            before.fillFrom(left);
            given = carried.unlike(left);
        }
        survivor.profile().giveBack(before, given);
    }

    /** The merges, none of them undone, that took the survivor of this one further, step by step. */
    private List<Long> carriers(MergeView merge) {
        return jdbc.sql("""
                        with recursive carrier as (
                            select id, survivor_id from core.merge
                             where loser_id = :survivor and undone_at is null and id > :merge
                             union all
                            select m.id, m.survivor_id
                              from carrier c join core.merge m on m.loser_id = c.survivor_id
                             where m.undone_at is null and m.id > c.id)
                        select id from carrier order by id
                        """)
                .param("survivor", merge.survivorId())
                .param("merge", merge.id())
                .query(Long.class)
                .list();
    }

    private static void without(ObjectNode kept, String key, JsonNode leaving) {
        var gone = new HashSet<String>();
        leaving.forEach(each -> gone.add(each.asString()));
        var left = Json.MAPPER.createArrayNode();
        kept.path(key).forEach(each -> {
            if (!gone.contains(each.asString())) {
                left.add(each);
            }
        });
        kept.set(key, left);
    }

    /** The same identifier, whenever it was seen last. */
    private static void withoutIdentifiers(ObjectNode kept, JsonNode leaving) {
        var gone = new HashSet<List<String>>();
        leaving.forEach(each -> gone.add(key(each)));
        var left = Json.MAPPER.createArrayNode();
        kept.path("identifiers").forEach(each -> {
            if (!gone.contains(key(each))) {
                left.add(each);
            }
        });
        kept.set("identifiers", left);
    }

    private static List<String> key(JsonNode identifier) {
        return List.of(
                identifier.path("kind").asString(),
                identifier.path("source").asString(),
                identifier.path("value").asString());
    }

    private static ObjectNode object(String snapshot) {
        return (ObjectNode) Json.MAPPER.readTree(snapshot);
    }
}
