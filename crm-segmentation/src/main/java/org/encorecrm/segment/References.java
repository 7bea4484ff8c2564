package org.encorecrm.segment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How segments refer to one another. */
class References {

    private final Map<String, Definition> byKey;
    private final Map<String, Integer> kinds = new HashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();

    References(Collection<Definition> definitions) {
        byKey = definitions.stream().collect(Collectors.toMap(Definition::key, Function.identity()));
    }

    /**
     * The segments that depend on these kinds of change, by themselves or through others, in the order of evaluation:
     * every list may be evaluated at once, after the lists before it.
     */
    List<List<Definition>> affectedBy(int changed) {
        var levels = new TreeMap<Integer, List<Definition>>();
        byKey.values().stream()
                .filter(each -> changed == Evaluation.ALL_KINDS || (kinds(each) & changed) != 0)
                .forEach(each -> levels.computeIfAbsent(depth(each), unseen -> new ArrayList<>())
                        .add(each));
        return List.copyOf(levels.values());
    }

    private int kinds(Definition definition) {
        var known = kinds.get(definition.key());
        if (known == null) {
            known = definition.ownKinds();
            for (var other : referred(definition)) {
                known |= kinds(other);
            }
            kinds.put(definition.key(), known);
        }
        return known;
    }

    private int depth(Definition definition) {
        var known = depths.get(definition.key());
        if (known == null) {
            known = referred(definition).stream()
                    .mapToInt(each -> depth(each) + 1)
                    .max()
                    .orElse(0);
            depths.put(definition.key(), known);
        }
        return known;
    }

    private List<Definition> referred(Definition definition) {
        return definition.refersTo().stream()
                .map(byKey::get)
                .filter(each -> each != null)
                .toList();
    }

    /** The way from a segment back to itself, if it had this definition. */
    Optional<List<String>> cycle(Definition changed) {
        byKey.put(changed.key(), changed);
        return path(changed, changed.key(), new LinkedHashSet<>(), new HashSet<>());
    }

    private Optional<List<String>> path(Definition from, String back, Set<String> way, Set<String> seen) {
        way.add(from.key());
        for (var next : from.refersTo()) {
            if (next.equals(back)) {
                var found = new ArrayList<>(way);
                found.add(back);
                return Optional.of(found);
            }
            var definition = byKey.get(next);
            if (definition != null && seen.add(next)) {
                var found = path(definition, back, way, seen);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        way.remove(from.key());
        return Optional.empty();
    }

    List<Definition> referringTo(String key) {
        return byKey.values().stream()
                .filter(each -> each.refersTo().contains(key))
                .toList();
    }
}
