package org.encorecrm.office.scenarios;

import java.util.List;
import java.util.Set;
import org.encorecrm.support.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Steps of the editor's form as the definition writes them. */
final class StepJson {

    private StepJson() {}

    static ArrayNode steps(List<StepForm> steps) {
        var array = Json.MAPPER.createArrayNode();
        steps.forEach(step -> array.add(step(step)));
        return array;
    }

    private static ObjectNode step(StepForm step) {
        var json = Json.MAPPER.createObjectNode();
        var span = new SpanField(step.amount(), step.unit(), step.iso());
        return switch (step.kind()) {
            case "send" -> json.put("send", "email").put("template", step.template());
            case "task" ->
                json.put("task", step.title()).put("assign", step.assign()).put("due", span.meant());
            case "wait" -> json.put("wait", span.meant());
            case "tag" -> json.put("tag", step.tag());
            case "if" -> branch(step, json);
            default -> json.put("stop", true);
        };
    }

    private static ObjectNode branch(StepForm step, ObjectNode json) {
        json.set("if", condition(step));
        json.set("then", steps(step.then()));
        json.set("else", steps(step.otherwise()));
        return json;
    }

    private static JsonNode condition(StepForm step) {
        return step.criterion().isEmpty()
                ? Json.MAPPER
                        .createObjectNode()
                        .put("segment", step.segment())
                        .put("member", step.member().equals("true"))
                : Json.read(step.criterion());
    }

    /** A criterion that asks about one segment can be edited; any other is carried along. */
    static StepForm membership(JsonNode condition, StepForm form) {
        return Set.of("segment", "member").containsAll(condition.propertyNames())
                ? form.withCondition(
                        condition.path("segment").asString(""),
                        String.valueOf(condition.path("member").asBoolean(true)),
                        "")
                : form.withCondition("", "true", condition.toString());
    }
}
