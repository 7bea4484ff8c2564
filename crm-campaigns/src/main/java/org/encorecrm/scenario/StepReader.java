package org.encorecrm.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.encorecrm.support.Span;
import org.encorecrm.support.Violation;
import org.encorecrm.task.Assignment;
import tools.jackson.databind.JsonNode;

/** Reads the steps of a definition, the branches of an {@code if} among them. */
final class StepReader {

    private static final int DEEPEST = 4;
    private static final int MOST = 100;

    /** The word that names a step, and what else it may carry. */
    private static final Map<String, Set<String>> KINDS = kinds();

    private final List<Violation> violations;
    private int count;

    StepReader(List<Violation> violations) {
        this.violations = violations;
    }

    private static Map<String, Set<String>> kinds() {
        var kinds = new LinkedHashMap<String, Set<String>>();
        kinds.put("send", Set.of("send", "template"));
        kinds.put("task", Set.of("task", "assign", "due"));
        kinds.put("wait", Set.of("wait"));
        kinds.put("if", Set.of("if", "then", "else"));
        kinds.put("tag", Set.of("tag"));
        kinds.put("stop", Set.of("stop"));
        return kinds;
    }

    List<Step> topLevel(JsonNode node) {
        var steps = list(node, "/steps", 1);
        if (steps.isEmpty() && violations.isEmpty()) {
            wrong("/steps", "must hold at least one step");
        }
        if (count > MOST) {
            wrong("/steps", "must not hold more than " + MOST + " steps");
        }
        return steps;
    }

    private List<Step> list(JsonNode node, String pointer, int depth) {
        var steps = new ArrayList<Step>();
        if (!node.isArray()) {
            wrong(pointer, "must be an array of steps");
        } else if (depth > DEEPEST) {
            wrong(pointer, "must not be nested deeper than " + DEEPEST);
        } else {
            for (var i = 0; i < node.size(); i++) {
                count++;
                steps.add(step(node.get(i), pointer + "/" + i, depth));
            }
        }
        return steps;
    }

    private Step step(JsonNode node, String pointer, int depth) {
        var kind = KINDS.keySet().stream().filter(node::has).findFirst();
        if (!node.isObject() || kind.isEmpty()) {
            wrong(pointer, "must be a step: one of " + String.join(", ", KINDS.keySet()));
            return new Step.Stop();
        }
        var fields = new Fields(node, pointer, violations).only(KINDS.getOrDefault(kind.get(), Set.of()));
        return switch (kind.get()) {
            case "send" -> send(fields);
            case "task" -> task(fields);
            case "wait" -> new Step.Wait(required(fields, "wait"));
            case "if" -> branch(fields, depth);
            case "tag" -> new Step.Tag(fields.text("tag", 100));
            default -> stop(fields);
        };
    }

    private Step send(Fields fields) {
        var channel = fields.text("send", 20);
        if (!channel.isEmpty() && !channel.equals("email")) {
            fields.wrong("send", "must be one of email");
        }
        return new Step.Send(channel, fields.text("template", 100));
    }

    private Step task(Fields fields) {
        var assign = fields.word("assign", Assignment.class, Assignment.CUSTOMER_MANAGER);
        return new Step.CreateTask(
                fields.text("task", 200),
                assign == null ? Assignment.CUSTOMER_MANAGER : assign,
                fields.has("due") ? required(fields, "due") : Span.parse("P1D"));
    }

    private Step branch(Fields fields, int depth) {
        if (!fields.node().path("if").isObject()) {
            fields.wrong("if", "must be a criterion");
        }
        return new Step.Branch(
                fields.node().path("if"),
                list(fields.node().path("then"), fields.at("then"), depth + 1),
                fields.has("else") ? list(fields.node().path("else"), fields.at("else"), depth + 1) : List.of());
    }

    private Step stop(Fields fields) {
        if (!fields.flag("stop", false)) {
            fields.wrong("stop", "must be true");
        }
        return new Step.Stop();
    }

    private Span required(Fields fields, String name) {
        var span = fields.span(name);
        if (span == null && !fields.has(name)) {
            fields.wrong(name, "must be an ISO-8601 duration, such as P7D");
        }
        return span == null ? Span.parse("P1D") : span;
    }

    private void wrong(String pointer, String message) {
        violations.add(new Violation(pointer, message));
    }
}
