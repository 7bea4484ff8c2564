package org.encorecrm.intake;

import java.util.regex.Pattern;
import org.encorecrm.field.CustomFields;
import org.encorecrm.field.FieldEntity;
import org.encorecrm.intake.CellReader.Wrong;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Cells that go to fields of the shop's own: by their definition; without one a number if it looks like one. */
@Component
class CustomCells {

    /** A number that was not meant as a name: no zeros before it, no plus. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,14})([.,]\\d{1,10})?");

    private final CustomFields fields;

    CustomCells(CustomFields fields) {
        this.fields = fields;
    }

    JsonNode read(ImportKind kind, String key, String cell) {
        var entity = kind == ImportKind.ORDERS ? FieldEntity.ORDER : FieldEntity.CUSTOMER;
        var field = fields.find(entity, key);
        if (field.isEmpty()) {
            return undefined(cell);
        }
        var value = fields.parse(field.get(), cell);
        var fault = value.fault();
        if (fault != null) {
            throw new Wrong(fault);
        }
        var json = value.json();
        return json == null ? JsonNodeFactory.instance.nullNode() : json;
    }

    private static JsonNode undefined(String cell) {
        return NUMBER.matcher(cell).matches()
                ? JsonNodeFactory.instance.numberNode(new java.math.BigDecimal(cell.replace(',', '.')))
                : JsonNodeFactory.instance.stringNode(cell);
    }
}
