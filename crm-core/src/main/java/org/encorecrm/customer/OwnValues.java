package org.encorecrm.customer;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The values of the shop's own fields that one customer has, for whoever fills them in by hand. */
@Service
@Transactional
public class OwnValues {

    private final JdbcClient jdbc;
    private final Changes changes;
    private final BusinessClock clock;

    OwnValues(JdbcClient jdbc, Changes changes, BusinessClock clock) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public JsonNode of(long customer) {
        return jdbc.sql("select custom_fields from core.customer where id = :id")
                .param("id", customer)
                .query(String.class)
                .optional()
                .map(Json::read)
                .orElseThrow(() -> new NotFoundException("There is no customer " + customer));
    }

    /**
     * Sets these keys and leaves the others as they are.
     *
     * @param values valid ones; null removes a key
     * @return whether anything is other than before
     */
    public boolean change(long customer, ObjectNode values) {
        var removed = new ArrayList<String>();
        var set = JsonNodeFactory.instance.objectNode();
        values.properties().forEach(entry -> {
            if (entry.getValue().isNull()) {
                removed.add(entry.getKey());
            } else {
                set.set(entry.getKey(), entry.getValue());
            }
        });
        var changed = jdbc.sql("""
                        update core.customer
                           set custom_fields = (custom_fields || :set::jsonb) - :removed::text[], updated_at = :now
                         where id = :id and custom_fields <> (custom_fields || :set::jsonb) - :removed::text[]
                        """)
                .param("set", set.toString())
                .param("removed", removed.toArray(String[]::new))
                .param("now", Timestamp.from(clock.now()))
                .param("id", customer)
                .update();
        if (changed > 0) {
            changes.enqueue(List.of(customer), Set.of(ChangeKind.PROFILE), Cause.CHANGE, false);
        }
        return changed > 0;
    }
}
