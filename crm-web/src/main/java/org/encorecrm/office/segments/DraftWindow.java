package org.encorecrm.office.segments;

import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lengths of time as a number and a unit. */
final class DraftWindow {

    private static final Map<String, String> ISO = Map.of(
            "minutes", "PT%sM", "hours", "PT%sH", "days", "P%sD", "weeks", "P%sW", "months", "P%sM", "years", "P%sY");
    private static final Pattern SIMPLE = Pattern.compile("P(T?)(\\d+)([HMDWY])");

    private DraftWindow() {}

    static String span(String amount, String unit) {
        return ISO.getOrDefault(unit, "%s").formatted(amount.strip());
    }

    /** Sets amount and unit; what is more than one unit is shown as ISO writes it. */
    static void read(DraftNode draft, String name, String unitName, String iso) {
        var simple = SIMPLE.matcher(iso);
        if (!simple.matches()) {
            draft.with(name, iso).with(unitName, "iso");
            return;
        }
        var time = !simple.group(1).isEmpty();
        var unit = switch (simple.group(3)) {
            case "H" -> "hours";
            case "M" -> time ? "minutes" : "months";
            case "W" -> "weeks";
            case "Y" -> "years";
            default -> "days";
        };
        draft.with(name, simple.group(2)).with(unitName, unit);
    }

    static void write(DraftNode draft, ObjectNode node) {
        if (draft.value("windowKind").equals("within")) {
            node.put("within", span(draft.value("window"), draft.value("windowUnit")));
        } else if (draft.value("windowKind").equals("between")) {
            put(node, "from", draft.value("from"));
            put(node, "to", draft.value("to"));
        }
    }

    private static void put(ObjectNode node, String name, String value) {
        if (!value.isBlank()) {
            node.put(name, value);
        }
    }

    static void read(DraftNode draft, JsonNode json) {
        var within = json.get("within");
        if (within != null) {
            draft.with("windowKind", "within");
            read(draft, "window", "windowUnit", within.stringValue());
        } else if (json.has("from") || json.has("to")) {
            draft.with("windowKind", "between");
            draft.with("from", json.path("from").asString(""))
                    .with("to", json.path("to").asString(""));
        }
    }
}
