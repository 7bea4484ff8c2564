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
 * Whoever leaves a customer that has been merged further leaves the snapshots of those merges too. Otherwise undoing
 * them would fetch what has gone its own way, even from another customer it has been merged into since.
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

    /** @param snapshot what is being given back by undoing the merge */
    void from(MergeView merge, String snapshot) {
        var leaving = object(snapshot);
        for (var carrier : carriers(merge)) {
            var kept = object(snapshots.open(carrier));
            for (var key : KEYS) {
                without(kept, key, leaving.path(key));
            }
            withoutIdentifiers(kept, leaving.path("identifiers"));
            without(kept, "aliases", Json.MAPPER.createArrayNode().add(merge.loserId()));
            if (kept.at("/loser/id").longValue() == merge.survivorId()) {
                giveBackFields(kept, leaving);
            }
            snapshots.rewrite(carrier, kept);
        }
    }

    /** The merges, none of them undone, that took the survivor of this one further. */
    private List<Long> carriers(MergeView merge) {
        return jdbc.sql("""
                        with recursive carrier as (
                            select id, survivor_id from core.merge
                             where loser_id = :survivor and undone_at is null and id > :merge
                             union all
                            select m.id, m.survivor_id
                              from carrier c join core.merge m on m.loser_id = c.survivor_id
                             where m.undone_at is null and m.id > c.id)
                        select id from carrier
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

    /** What the merged-away survivor only had from whom leaves it now. */
    private void giveBackFields(ObjectNode kept, ObjectNode leaving) {
        var profile = snapshots.profile(Json.MAPPER.writeValueAsString(kept), "loser");
        var given = Json.MAPPER.writeValueAsString(leaving);
        profile.giveBack(snapshots.profile(given, "survivor"), snapshots.profile(given, "loser"));
        kept.withObject("/loser").setAll(ProfileRow.json(profile));
    }

    private static ObjectNode object(String snapshot) {
        return (ObjectNode) Json.MAPPER.readTree(snapshot);
    }
}
