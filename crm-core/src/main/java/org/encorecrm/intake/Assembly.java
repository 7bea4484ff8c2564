package org.encorecrm.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.encorecrm.intake.CellReader.Wrong;
import org.encorecrm.intake.Mapping.Column;
import org.encorecrm.intake.sheet.Row;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts documents of the API together of the lines of a file. Of several lines the first that says something counts. */
final class Assembly {

    private final ImportKind kind;
    private final Mapping mapping;
    private final ImportOptions options;
    private final CellReader cells;
    private final CustomCells custom;
    private final Instant saidAt;
    private final String evidence;

    /**
     * @param saidAt when consents were given that have no date of their own
     * @param evidence of consents
     */
    Assembly(
            ImportKind kind,
            Mapping mapping,
            ImportOptions options,
            CellReader cells,
            CustomCells custom,
            Instant saidAt,
            String evidence) {
        this.kind = kind;
        this.mapping = mapping;
        this.options = options;
        this.cells = cells;
        this.custom = custom;
        this.saidAt = saidAt;
        this.evidence = evidence;
    }

    /** @param lines of one document */
    Assembled of(List<Row> lines) {
        var assembled = new Assembled(options.strict());
        if (kind != ImportKind.PRODUCTS) {
            assembled.document().put("source", options.source());
        }
        for (var column : mapping.columns()) {
            if (!column.field().ofItem()) {
                lines.stream()
                        .map(line -> line.cell(column.index()))
                        .filter(cell -> !cell.isEmpty())
                        .findFirst()
                        .ifPresent(cell -> put(assembled, column, cell));
            }
        }
        if (kind == ImportKind.ORDERS) {
            items(assembled, lines);
            numberOrId(assembled.document());
        }
        finishConsents(assembled.document());
        return assembled;
    }

    private void put(Assembled assembled, Column column, String cell) {
        try {
            place(assembled, column, value(column.field(), cell));
        } catch (Wrong wrong) {
            assembled.unreadable(column, wrong.words());
        }
    }

    private JsonNode value(ImportField field, String cell) {
        return field.isCustom()
                ? custom.read(kind, field.code().substring(ImportField.CUSTOM.length()), cell)
                : cells.read(field.type(), cell);
    }

    private static void place(Assembled assembled, Column column, JsonNode value) {
        var path = column.field().isCustom()
                ? List.of("customFields", column.field().code().substring(ImportField.CUSTOM.length()))
                : List.of(column.field().code().split("\\."));
        var pointer = new StringBuilder();
        var parent = assembled.document();
        for (var step : path.subList(0, path.size() - 1)) {
            pointer.append('/').append(step);
            parent = parent.withObjectProperty(step);
        }
        var name = path.get(path.size() - 1);
        if (column.field().type() == CellType.FULL_NAME) {
            PersonName.put(parent, value.stringValue());
            List.of("firstName", "lastName", "middleName")
                    .forEach(part -> assembled.from(pointer + "/" + part, column));
            return;
        }
        if (parent.get(name) instanceof ArrayNode known && value instanceof ArrayNode more) {
            known.addAll(more);
        } else {
            parent.set(name, value);
        }
        assembled.from(pointer + "/" + name.replace("~", "~0").replace("/", "~1"), column);
    }

    private void items(Assembled assembled, List<Row> lines) {
        var columns = mapping.columns().stream()
                .filter(column -> column.field().ofItem())
                .toList();
        var items = JsonNodeFactory.instance.arrayNode();
        for (var line : lines) {
            var item = JsonNodeFactory.instance.objectNode();
            for (var column : columns) {
                item(assembled, item, "/items/" + items.size(), column, line.cell(column.index()));
            }
            if (item.has("sku") || item.has("name")) {
                price(item, lines.size() == 1 ? assembled.document().get("total") : null);
                items.add(item);
            }
        }
        if (!items.isEmpty()) {
            assembled.document().set("items", items);
        }
    }

    private void item(Assembled assembled, ObjectNode item, String pointer, Column column, String cell) {
        if (cell.isEmpty()) {
            return;
        }
        try {
            var name = column.field().code().substring(ImportField.ITEM.length());
            item.set(name, cells.read(column.field().type(), cell));
            assembled.from(pointer + "/" + name, column);
        } catch (Wrong wrong) {
            assembled.unreadable(column, wrong.words());
        }
    }

    /** One piece unless a quantity is said; its price out of the line's sum, or of an order that has only this line. */
    private static void price(ObjectNode item, @org.jspecify.annotations.Nullable JsonNode total) {
        if (!item.has("quantity")) {
            item.put("quantity", 1);
        }
        var sum = item.has("sum") ? item.remove("sum") : total;
        var quantity = item.get("quantity").decimalValue();
        if (!item.has("price") && sum != null && quantity.signum() > 0) {
            item.put(
                    "price",
                    sum.decimalValue()
                            .divide(quantity, 4, RoundingMode.HALF_UP)
                            .stripTrailingZeros()
                            .add(BigDecimal.ZERO));
        }
    }

    private static void numberOrId(ObjectNode order) {
        if (!order.has("externalId") && order.has("number")) {
            order.set("externalId", order.get("number"));
        } else if (!order.has("number")
                && order.has("externalId")
                && order.get("externalId").stringValue().length() <= 100) {
            order.set("number", order.get("externalId"));
        }
    }

    /** From {@code {"consent": {"email": true, "at": …}}} to a list of words. */
    private void finishConsents(ObjectNode document) {
        var person = kind == ImportKind.ORDERS ? document.get("customer") : document;
        if (!(person instanceof ObjectNode object) || !(object.remove("consent") instanceof ObjectNode said)) {
            return;
        }
        var at = said.has("at") ? said.remove("at") : object.get("registeredAt");
        var consents = object.putArray("consents");
        said.properties().forEach(word -> {
            var consent = consents.addObject()
                    .put("channel", word.getKey())
                    .put("purpose", "marketing")
                    .put("evidence", evidence);
            consent.set("granted", word.getValue());
            consent.put("at", at == null ? saidAt.toString() : at.stringValue());
        });
    }
}
