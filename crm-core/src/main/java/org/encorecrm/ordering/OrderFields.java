package org.encorecrm.ordering;

import java.util.List;
import java.util.Set;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The values of the shop's own fields that one order has, for whoever fills them in by hand. */
@Service
@Transactional
public class OrderFields {

    private static final String CHANGE =
            """
            update core.orders o
               set hand_fields = o.hand_fields || cast(:changed as jsonb), custom_fields = %s
             where id = :id
            returning customer_id
            """.formatted(withByHand("o.custom_fields", "(o.hand_fields || cast(:changed as jsonb))"));

    private final JdbcClient jdbc;
    private final Changes changes;

    OrderFields(JdbcClient jdbc, Changes changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    /** What the shop sent with what people filled in on top: two expressions, and theirs. */
    static String withByHand(String sent, String byHand) {
        return """
                case when %2$s = '{}' then %1$s else (%1$s || %2$s)
                     - array(select h.key from jsonb_each(%2$s) h where h.value = 'null') end""".formatted(sent, byHand);
    }

    @Transactional(readOnly = true)
    public JsonNode of(long order) {
        return json("custom_fields", order);
    }

    /** What people filled in; null for what they cleared. */
    @Transactional(readOnly = true)
    public JsonNode byHand(long order) {
        return json("hand_fields", order);
    }

    private JsonNode json(String column, long order) {
        return jdbc.sql("select %s from core.orders where id = :id".formatted(column))
                .param("id", order)
                .query(String.class)
                .optional()
                .map(Json::read)
                .orElseThrow(() -> new NotFoundException("There is no order " + order));
    }

    /**
     * Sets those keys that are other than before; no message of the shop changes them again.
     *
     * @param values valid ones; null clears a key
     * @return whether anything is other than before
     */
    public boolean change(long order, ObjectNode values) {
        var held = jdbc.sql("select custom_fields from core.orders where id = :id for no key update")
                .param("id", order)
                .query(String.class)
                .optional()
                .map(Json::read)
                .orElseThrow(() -> new NotFoundException("There is no order " + order));
        var changed = Json.MAPPER.createObjectNode();
        values.properties().stream()
                .filter(entry -> isOther(entry.getValue(), held.path(entry.getKey())))
                .forEach(entry -> changed.set(entry.getKey(), entry.getValue()));
        if (!changed.isEmpty()) {
            tell(jdbc.sql(CHANGE)
                    .param("changed", changed.toString())
                    .param("id", order)
                    .query(Long.class)
                    .list());
        }
        return !changed.isEmpty();
    }

    /** 9 and 9.0 are one number; what is not there is as good as cleared. */
    private static boolean isOther(JsonNode value, JsonNode held) {
        if (value.isNull()) {
            return !held.isMissingNode();
        }
        return value.isNumber() && held.isNumber()
                ? value.decimalValue().compareTo(held.decimalValue()) != 0
                : !value.equals(held);
    }

    /** From its next message on the shop decides again. Answers whether there was anything to give back. */
    public boolean giveBack(long order) {
        return jdbc.sql("update core.orders set hand_fields = '{}' where id = :id and hand_fields <> '{}'")
                        .param("id", order)
                        .update()
                == 1;
    }

    private void tell(List<Long> customers) {
        changes.enqueue(customers, Set.of(ChangeKind.ORDERS), Cause.CHANGE, false);
    }
}
