package org.encorecrm.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.encorecrm.intake.Mapping.Column;
import org.encorecrm.support.Violation;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A document put together of cells, with where each of its values comes from. */
final class Assembled {

    private final ObjectNode document = JsonNodeFactory.instance.objectNode();
    private final Map<String, Column> origins = new HashMap<>();
    private final List<Reason> wrong = new ArrayList<>();
    private final List<Reason> leftOut = new ArrayList<>();
    private final boolean strict;

    Assembled(boolean strict) {
        this.strict = strict;
    }

    ObjectNode document() {
        return document;
    }

    /** Notes that a value of the document is a column's. */
    void from(String pointer, Column column) {
        origins.put(pointer, column);
    }

    /** A cell that says nothing understandable. */
    void unreadable(Column column, String message) {
        (mayBeLeftOut(column) ? leftOut : wrong).add(new Reason(column.header(), message));
    }

    /**
     * What a reader of the document did not accept. Values that may be left out are taken away.
     *
     * @return whether the document should be read once more
     */
    boolean complain(List<Violation> violations) {
        var before = leftOut.size();
        for (var violation : violations) {
            var origin = origin(violation.pointer());
            if (origin != null && mayBeLeftOut(origin.getValue())) {
                remove(origin.getKey());
                leftOut.add(new Reason(origin.getValue().header(), violation.message()));
            } else {
                wrong.add(reason(origin, violation));
            }
        }
        if (leftOut.size() > before && wrongOnlyForWhatIsMissing()) {
            wrong.clear();
        }
        return wrong.isEmpty();
    }

    /** Told only that nobody is named, beside cells that are being left out: the next reading will say it again. */
    private boolean wrongOnlyForWhatIsMissing() {
        return wrong.stream().allMatch(reason -> reason.column().isEmpty());
    }

    /** What was refused, by the columns it came from. */
    List<Reason> reasons(List<Violation> violations) {
        return violations.stream()
                .map(violation -> reason(origin(violation.pointer()), violation))
                .toList();
    }

    /** By the header of its column; of what no cell gave, by its name. */
    private static Reason reason(Map.@Nullable Entry<String, Column> origin, Violation violation) {
        if (origin != null) {
            return new Reason(origin.getValue().header(), violation.message());
        }
        var absent = violation.message().equals("is required");
        return new Reason(
                "", absent ? violation.pointer().substring(1).replace('/', '.') + " is required" : violation.message());
    }

    private boolean mayBeLeftOut(Column column) {
        return !strict && column.field().lenient();
    }

    private Map.@Nullable Entry<String, Column> origin(String pointer) {
        Map.@Nullable Entry<String, Column> best = null;
        for (var candidate : origins.entrySet()) {
            var at = candidate.getKey();
            if ((pointer.equals(at) || pointer.startsWith(at + "/"))
                    && (best == null || best.getKey().length() < at.length())) {
                best = candidate;
            }
        }
        return best;
    }

    private void remove(String pointer) {
        var at = JsonPointer.compile(pointer);
        var parent = document.at(at.head());
        if (parent instanceof ObjectNode object) {
            object.remove(at.last().getMatchingProperty());
        }
    }

    /** Why it cannot be taken in; empty when it can. */
    List<Reason> wrong() {
        return wrong;
    }

    List<Reason> leftOut() {
        return leftOut;
    }
}
