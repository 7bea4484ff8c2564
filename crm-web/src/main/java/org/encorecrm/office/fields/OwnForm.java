package org.encorecrm.office.fields;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.encorecrm.customer.OwnValues;
import org.encorecrm.field.CustomField;
import org.encorecrm.field.CustomFields;
import org.encorecrm.field.FieldEntity;
import org.encorecrm.ordering.OrderFields;
import org.encorecrm.security.Audit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The form of a customer's or an order's own fields: all of it is kept, or nothing. */
@Service
public class OwnForm {

    private final OwnLines lines;
    private final OwnValues values;
    private final OrderFields orders;
    private final CustomFields fields;
    private final Audit audit;

    OwnForm(OwnLines lines, OwnValues values, OrderFields orders, CustomFields fields, Audit audit) {
        this.lines = lines;
        this.values = values;
        this.orders = orders;
        this.fields = fields;
        this.audit = audit;
    }

    public List<OwnLine> of(long customer) {
        return lines.of(customer);
    }

    public List<OwnLine> ofOrder(long order) {
        return lines.of(FieldEntity.ORDER, orders.of(order));
    }

    /**
     * Only fields the form had are touched: one that was defined meanwhile stays as it is.
     *
     * @return the form with what is wrong; empty when it is saved
     */
    @Transactional
    public Optional<List<OwnLine>> save(long customer, Map<String, String[]> inputs) {
        return take(of(customer), inputs, changed -> values.change(customer, changed), "customer.fields", customer);
    }

    /** The same of an order; what is other than before outranks the shop's messages from now on. */
    @Transactional
    public Optional<List<OwnLine>> saveOrder(long order, Map<String, String[]> inputs) {
        return take(ofOrder(order), inputs, changed -> orders.change(order, changed), "order.fields", order);
    }

    /** Answers whether there was anything to give back to the shop. */
    @Transactional
    public boolean giveBackOrder(long order) {
        var given = orders.giveBack(order);
        if (given) {
            audit.record("order.fields.givenBack", String.valueOf(order), null, null);
        }
        return given;
    }

    private Optional<List<OwnLine>> take(
            List<OwnLine> known, Map<String, String[]> inputs, Predicate<ObjectNode> change, String action, long id) {
        var shown = known.stream()
                .filter(line -> line.field() == null || inputs.containsKey(line.name()))
                .toList();
        var filled = lines.refused(shown, field -> typed(field, inputs));
        if (filled.stream().anyMatch(line -> line.wrong() != null)) {
            return Optional.of(filled);
        }
        var changed = JsonNodeFactory.instance.objectNode();
        filled.stream().map(OwnLine::field).filter(Objects::nonNull).forEach(field -> {
            var json = fields.parse(field, OwnLines.joined(field, typed(field, inputs)))
                    .json();
            changed.set(field.key(), json == null ? JsonNodeFactory.instance.nullNode() : json);
        });
        if (change.test(changed)) {
            audit.record(action, String.valueOf(id), null, changed.propertyNames());
        }
        return Optional.empty();
    }

    private static String typed(CustomField field, Map<String, String[]> inputs) {
        return String.join("\n", inputs.getOrDefault("own." + field.key(), new String[0]))
                .strip();
    }
}
