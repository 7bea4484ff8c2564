package org.encorecrm.scenario;

import java.util.List;
import org.encorecrm.support.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Definitions as JSON documents, the way the API shows them. */
final class DefinitionJson {

    private DefinitionJson() {}

    static ScenarioDefinition read(String document) {
        return DefinitionReader.read(Json.read(document));
    }

    static String write(ScenarioDefinition definition) {
        return document(definition).toString();
    }

    static ObjectNode document(ScenarioDefinition definition) {
        var document = Json.MAPPER.createObjectNode();
        document.put("key", definition.key());
        document.put("name", definition.name());
        document.putObject("trigger")
                .put("on", definition.trigger().on().code())
                .put("segment", definition.trigger().segment());
        if (definition.reentry() != null) {
            document.put("reentry", definition.reentry().toString());
        }
        document.put("holdout", definition.holdout());
        document.put("enrolPresent", definition.enrolPresent());
        document.put("stopWhen", definition.stopWhen().code());
        document.set("steps", steps(definition.steps()));
        return document;
    }

    private static ArrayNode steps(List<Step> steps) {
        var array = Json.MAPPER.createArrayNode();
        steps.forEach(step -> array.add(step(step)));
        return array;
    }

    private static JsonNode step(Step step) {
        var json = Json.MAPPER.createObjectNode();
        if (step instanceof Step.Send send) {
            return json.put("send", send.channel()).put("template", send.template());
        }
        if (step instanceof Step.CreateTask task) {
            return json.put("task", task.title())
                    .put("assign", task.assign().code())
                    .put("due", task.due().toString());
        }
        if (step instanceof Step.Wait wait) {
            return json.put("wait", wait.span().toString());
        }
        if (step instanceof Step.Tag tag) {
            return json.put("tag", tag.tag());
        }
        if (step instanceof Step.Branch branch) {
            json.set("if", branch.condition());
            json.set("then", steps(branch.then()));
            json.set("else", steps(branch.otherwise()));
            return json;
        }
        return json.put("stop", true);
    }
}
