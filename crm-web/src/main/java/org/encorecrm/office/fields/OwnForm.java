package org.encorecrm.office.fields;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.encorecrm.customer.OwnValues;
import org.encorecrm.field.CustomField;
import org.encorecrm.field.CustomFields;
import org.encorecrm.security.Audit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;

/** The form of a customer's own fields: all of it is kept, or nothing. */
@Service
public class OwnForm {

    private final OwnLines lines;
    private final OwnValues values;
    private final CustomFields fields;
    private final Audit audit;

    OwnForm(OwnLines lines, OwnValues values, CustomFields fields, Audit audit) {
        this.lines = lines;
        this.values = values;
        this.fields = fields;
        this.audit = audit;
    }

    public List<OwnLine> of(long customer) {
        return lines.of(customer);
    }

    /**
     * Only fields the form had are touched: one that was defined meanwhile stays as it is.
     *
     * @return the form with what is wrong; empty when it is saved
     */
    @Transactional
    public Optional<List<OwnLine>> save(long customer, Map<String, String[]> inputs) {
        var shown = lines.of(customer).stream()
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
        if (values.change(customer, changed)) {
            audit.record("customer.fields", String.valueOf(customer), null, changed.propertyNames());
        }
        return Optional.empty();
    }

    private static String typed(CustomField field, Map<String, String[]> inputs) {
        return String.join("\n", inputs.getOrDefault("own." + field.key(), new String[0]))
                .strip();
    }
}
