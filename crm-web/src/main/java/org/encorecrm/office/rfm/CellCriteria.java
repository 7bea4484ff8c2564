package org.encorecrm.office.rfm;

import java.util.Map;
import org.encorecrm.support.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A cell of the grid as criteria of a segment. */
final class CellCriteria {

    private CellCriteria() {}

    /** Whether there is such a cell: scores are one more than there are boundaries. */
    static boolean exists(int r, int f, Map<String, double[]> boundaries) {
        return within(r, boundaries.get("r")) && within(f, boundaries.get("f"));
    }

    private static boolean within(int score, double @Nullable [] boundaries) {
        return score >= 1 && score <= (boundaries == null ? 1 : boundaries.length + 1);
    }

    /** By the kept scores of everybody. */
    static String ofScores(int r, int f) {
        var root = Json.MAPPER.createObjectNode();
        var all = root.putArray("all");
        all.addObject().put("field", "rfm.r").put("op", "eq").put("value", r);
        all.addObject().put("field", "rfm.f").put("op", "eq").put("value", f);
        return root.toString();
    }

    /**
     * Of a group of goods by its purchases: so many, the latest so long ago. There are no kept scores of a group; its
     * count and window are frequency and recency.
     *
     * @param boundaries rising, by r and f
     */
    static String ofGroup(String category, int r, int f, Map<String, double[]> boundaries) {
        var root = Json.MAPPER.createObjectNode();
        var all = root.putArray("all");
        var often = Band.of(boundaries.getOrDefault("f", new double[0]), f - 1);
        var count = purchase(all, category).putObject("count");
        if (often.to == null) {
            count.put("op", "gte").put("value", often.from);
        } else {
            count.put("op", "between").putArray("value").add(often.from).add(often.to);
        }
        var days = boundaries.getOrDefault("r", new double[0]);
        var place = days.length + 1 - r;
        var ago = Band.of(days, place);
        if (ago.to != null) {
            purchase(all, category).put("within", days(ago.to + 1));
        }
        if (place > 0) {
            purchase(all, category)
                    .put("within", days(ago.from))
                    .putObject("count")
                    .put("op", "eq")
                    .put("value", 0);
        }
        return root.toString();
    }

    private static ObjectNode purchase(ArrayNode all, String category) {
        var leaf = all.addObject();
        leaf.putArray("purchase")
                .addObject()
                .put("field", "item.category")
                .put("op", "under")
                .put("value", category);
        return leaf;
    }

    private static String days(long days) {
        return "P%dD".formatted(days);
    }

    /**
     * Whole values above one boundary and up to the next.
     *
     * @param to null when nothing is too much
     */
    private record Band(long from, @Nullable Long to) {

        static Band of(double[] boundaries, int place) {
            return new Band(
                    place == 0 ? 1 : (long) Math.floor(boundaries[place - 1]) + 1,
                    place >= boundaries.length ? null : (Long) (long) Math.floor(boundaries[place]));
        }
    }
}
