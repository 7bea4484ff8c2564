package org.encorecrm.api.scenarios;

import java.util.List;
import org.encorecrm.api.Once;
import org.encorecrm.scenario.ScenarioDefinition;
import org.encorecrm.scenario.ScenarioView;
import org.encorecrm.scenario.Scenarios;
import org.encorecrm.security.ManageScope;
import org.encorecrm.security.ReadScope;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.json.Document;
import org.encorecrm.support.json.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Definitions of scenarios, and their switch. */
@RestController
@RequestMapping("/api/v1/scenarios")
class ScenarioApi {

    private final Scenarios scenarios;

    ScenarioApi(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    @GetMapping
    @ReadScope
    Items all() {
        return new Items(scenarios.all().stream().map(ScenarioApi::json).toList(), null);
    }

    @GetMapping("/{key}")
    @ReadScope
    JsonNode get(@PathVariable String key) {
        return json(scenarios.get(key));
    }

    @PostMapping
    @ManageScope
    ResponseEntity<JsonNode> create(@RequestBody byte[] body, Once once) {
        var document = Json.read(body);
        var definition = ScenarioDefinition.of(document);
        var answer = once.create(document, JsonNode.class, () -> json(scenarios.create(definition)));
        return ResponseEntity.status(HttpStatus.CREATED).body(answer);
    }

    @PutMapping("/{key}")
    @ManageScope
    ResponseEntity<JsonNode> put(@PathVariable String key, @RequestBody byte[] body) {
        var definition = ScenarioDefinition.of(withKey(Json.read(body), key));
        var known = scenarios.find(key).isPresent();
        return ResponseEntity.status(known ? HttpStatus.OK : HttpStatus.CREATED).body(json(scenarios.put(definition)));
    }

    /** The key in the body may be left out, but not differ. */
    private static JsonNode withKey(JsonNode body, String key) {
        if (body instanceof ObjectNode object) {
            if (object.hasNonNull("key") && !object.path("key").asString("").equals(key)) {
                throw new InvalidInputException("/key", "must be the key in the path");
            }
            object.put("key", key);
        }
        return body;
    }

    @PostMapping("/{key}/activate")
    @ManageScope
    JsonNode activate(@PathVariable String key, @RequestBody(required = false) byte @Nullable [] body) {
        var asked = body == null || body.length == 0 ? null : enrolPresent(body);
        var present = scenarios.present(key);
        var activated = scenarios.activate(
                key, asked == null ? scenarios.get(key).definition().enrolPresent() : asked);
        return json(activated.scenario()).put("present", present).put("enrolled", activated.enrolled());
    }

    private static @Nullable Boolean enrolPresent(byte[] body) {
        var document = Document.of(Json.read(body));
        var asked = document.truth("enrolPresent").orNull();
        document.check();
        return asked;
    }

    @PostMapping("/{key}/pause")
    @ManageScope
    JsonNode pause(@PathVariable String key) {
        return json(scenarios.pause(key));
    }

    private static ObjectNode json(ScenarioView scenario) {
        return scenario.definition()
                .toJson()
                .put("state", scenario.state().code())
                .put("revision", scenario.revision())
                .put("updatedAt", scenario.updatedAt().toString());
    }

    record Items(List<ObjectNode> items, @Nullable String next) {}
}
