package org.encorecrm.identity;

import java.util.ArrayList;
import java.util.List;
import org.encorecrm.support.json.Json;
import org.encorecrm.support.seal.PersonalSeal;
import org.encorecrm.support.seal.PersonalSeal.Personal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Seals what merges of before kept in the open. In portions: whatever is not sealed yet is found again after a stop, and
 * read as it stands until then.
 */
@Component
class SnapshotSealing {

    private static final int PORTION = 200;
    private static final List<String> LOSERS = List.of("loser", "identifiers", "visitors", "consents");

    private final JdbcClient jdbc;
    private final PersonalSeal seal;

    SnapshotSealing(JdbcClient jdbc, PersonalSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /** Answers whether there may be more. */
    @Transactional
    public boolean sealSome() {
        var open = jdbc.sql("""
                        select id, survivor_id, loser_id, snapshot from core.merge
                         where loser_sealed is null and jsonb_exists(snapshot, 'loser') and undone_at is null
                         order by id limit :portion for update skip locked
                        """)
                .param("portion", PORTION)
                .query((row, i) ->
                        new Open(row.getLong("id"), row.getLong("survivor_id"), row.getLong("loser_id"), (ObjectNode)
                                Json.MAPPER.readTree(row.getString("snapshot"))))
                .list();
        var personal = new ArrayList<Personal>();
        for (var merge : open) {
            personal.add(new Personal(merge.survivorId, take(merge.snapshot, List.of("survivor"))));
            personal.add(new Personal(merge.loserId, take(merge.snapshot, LOSERS)));
        }
        var sealed = seal.sealAll(personal);
        for (int i = 0; i < open.size(); i++) {
            keep(open.get(i), sealed.get(2 * i), sealed.get(2 * i + 1));
        }
        return open.size() == PORTION;
    }

    private static String take(ObjectNode snapshot, List<String> fields) {
        var said = Json.MAPPER.createObjectNode();
        for (var field : fields) {
            var value = snapshot.remove(field);
            if (value != null) {
                said.set(field, value);
            }
        }
        return Json.MAPPER.writeValueAsString(said);
    }

    private void keep(Open merge, byte[] survivor, byte[] loser) {
        jdbc.sql("""
                        update core.merge
                           set snapshot = cast(:snapshot as jsonb), survivor_sealed = :survivor, loser_sealed = :loser
                         where id = :id
                        """)
                .param("snapshot", Json.MAPPER.writeValueAsString(merge.snapshot))
                .param("survivor", survivor)
                .param("loser", loser)
                .param("id", merge.id)
                .update();
    }

    private record Open(long id, long survivorId, long loserId, ObjectNode snapshot) {}
}
