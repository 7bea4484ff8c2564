package org.encorecrm.office.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the buttons of the editor do to its steps: {@code add:0.then:task}, {@code remove:0.then:1}, {@code up::2},
 * {@code down::0}. The second part names the list, the top one by nothing.
 */
final class StepEdits {

    private StepEdits() {}

    static List<StepForm> apply(String act, List<StepForm> steps) {
        var parts = act.split(":", -1);
        if (parts.length != 3) {
            return steps;
        }
        var path = parts[1].isEmpty() ? List.<String>of() : List.of(parts[1].split("\\."));
        return switch (parts[0]) {
            case "add" -> edit(steps, path, list -> list.add(StepForm.ofKind(parts[2])));
            case "remove" -> edit(steps, path, list -> list.remove(index(parts[2], list)));
            case "up" -> edit(steps, path, list -> move(list, index(parts[2], list), -1));
            case "down" -> edit(steps, path, list -> move(list, index(parts[2], list), 1));
            default -> steps;
        };
    }

    private static List<StepForm> edit(List<StepForm> steps, List<String> path, Consumer<List<StepForm>> change) {
        var edited = new ArrayList<>(steps);
        if (path.size() < 2) {
            change.accept(edited);
            return edited;
        }
        var at = index(path.get(0), edited);
        var step = edited.get(at);
        var inner = edit(step.branch(path.get(1)), path.subList(2, path.size()), change);
        edited.set(at, step.with(path.get(1), inner));
        return edited;
    }

    /** Kept within the list: a stale page may name a step that is gone. */
    private static int index(String number, List<StepForm> list) {
        return Math.max(0, Math.min(list.size() - 1, Integer.parseInt(number)));
    }

    private static void move(List<StepForm> list, int from, int step) {
        var to = from + step;
        if (to >= 0 && to < list.size()) {
            list.add(to, list.remove(from));
        }
    }
}
