package org.encorecrm.criteria;

import java.util.List;
import java.util.Set;
import org.encorecrm.support.InvalidInputException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a tree from JSON, collecting everything that is wrong with it. */
public final class CriteriaReader {

    private static final int DEEPEST = 8;
    private static final int MOST_LEAVES = 100;
    private static final Set<String> GROUPS = Set.of("all", "any", "none");

    private final Violations violations = new Violations();
    private final LeafReader leaves;
    private int leafCount;

    private CriteriaReader(Vocabulary vocabulary) {
        leaves = new LeafReader(violations, vocabulary);
    }

    /**
     * Whether it can be a tree in some shop: what types the shop's own fields have is not known here. To evaluate it,
     * read it with {@link Criteria}.
     *
     * @param pointer where in the document the tree is
     * @throws InvalidInputException with a pointer to every fault
     */
    public static Criterion read(@Nullable JsonNode json, String pointer) {
        return read(json, pointer, Vocabulary.OF_ANY_SHOP);
    }

    static Criterion read(@Nullable JsonNode json, String pointer, Vocabulary vocabulary) {
        var reader = new CriteriaReader(vocabulary);
        var criterion = json == null ? null : reader.node(json, pointer, 1);
        if (json == null) {
            reader.violations.add(pointer, "is required");
        } else if (reader.leafCount > MOST_LEAVES) {
            reader.violations.add(pointer, "must have at most " + MOST_LEAVES + " criteria");
        }
        reader.violations.check();
        if (criterion == null) {
            throw new IllegalStateException("nothing read and nothing wrong");
        }
        return criterion;
    }

    private @Nullable Criterion node(JsonNode json, String pointer, int depth) {
        if (!json.isObject()) {
            return violations.add(pointer, "must be a group or a criterion");
        }
        var group = json.propertyNames().stream().filter(GROUPS::contains).findFirst();
        if (group.isEmpty()) {
            leafCount++;
            return leafCount > MOST_LEAVES ? null : leaves.read(json, pointer);
        }
        violations.only(json, pointer, group.get());
        var parts = parts(json.get(group.get()), pointer + "/" + group.get(), depth);
        return switch (group.get()) {
            case "all" -> new Criterion.AllOf(parts);
            case "any" -> new Criterion.AnyOf(parts);
            default -> new Criterion.NoneOf(parts);
        };
    }

    private List<Criterion> parts(JsonNode json, String pointer, int depth) {
        if (depth > DEEPEST) {
            violations.add(pointer, "groups may be nested at most " + DEEPEST + " deep");
            return List.of();
        }
        return violations.elements(json, pointer, (each, at) -> node(each, at, depth + 1));
    }
}
