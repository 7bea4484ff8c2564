package org.encorecrm.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The steps of a definition and the way through them. A place is a path: {@code 2} is the third step,
 * {@code 2.then.0} the first of its branch.
 */
record Road(List<Step> steps) {

    static final String START = "0";

    Optional<Step> at(String path) {
        return at(steps, List.of(path.split("\\.")));
    }

    private static Optional<Step> at(List<Step> steps, List<String> path) {
        var index = Integer.parseInt(path.get(0));
        if (index >= steps.size()) {
            return Optional.empty();
        }
        var step = steps.get(index);
        if (path.size() == 1) {
            return Optional.of(step);
        }
        return step instanceof Step.Branch branch
                ? at(branchOf(branch, path.get(1)), path.subList(2, path.size()))
                : Optional.empty();
    }

    private static List<Step> branchOf(Step.Branch branch, String name) {
        return name.equals("then") ? branch.then() : branch.otherwise();
    }

    /** The place after this one: the next step beside it, else the one after the branch it is in. */
    Optional<String> after(String path) {
        var parts = path.split("\\.");
        for (var depth = parts.length; depth > 0; depth -= 2) {
            var before = Arrays.stream(parts, 0, depth - 1);
            var next = String.valueOf(Integer.parseInt(parts[depth - 1]) + 1);
            var sibling =
                    String.join(".", Stream.concat(before, Stream.of(next)).toList());
            if (at(sibling).isPresent()) {
                return Optional.of(sibling);
            }
        }
        return Optional.empty();
    }

    /** The first place of a branch, or the one after it when it is empty. */
    Optional<String> into(String path, boolean holds) {
        var first = path + (holds ? ".then.0" : ".else.0");
        return at(first).isPresent() ? Optional.of(first) : after(path);
    }
}
