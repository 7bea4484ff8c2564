package org.encorecrm.api.feedback;

import java.util.List;
import org.encorecrm.api.Once;
import org.encorecrm.feedback.Questionnaire;
import org.encorecrm.feedback.QuestionnaireDraft;
import org.encorecrm.feedback.Questionnaires;
import org.encorecrm.security.Audit;
import org.encorecrm.security.ManageScope;
import org.encorecrm.security.ReadScope;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.json.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Definitions of the surveys customers are asked. */
@RestController
@RequestMapping("/api/v1/surveys")
class QuestionnaireApi {

    private final Questionnaires questionnaires;
    private final Audit audit;

    QuestionnaireApi(Questionnaires questionnaires, Audit audit) {
        this.questionnaires = questionnaires;
        this.audit = audit;
    }

    @GetMapping
    @ReadScope
    Items all() {
        return new Items(
                questionnaires.all().stream().map(QuestionnaireApi::json).toList(), null);
    }

    @GetMapping("/{key}")
    @ReadScope
    JsonNode get(@PathVariable String key) {
        return json(questionnaires.get(key));
    }

    @PostMapping
    @ManageScope
    @Transactional
    public ResponseEntity<JsonNode> create(@RequestBody byte[] body, Once once) {
        var document = Json.read(body);
        var answer = once.create(document, JsonNode.class, () -> create(document));
        return ResponseEntity.status(HttpStatus.CREATED).body(answer);
    }

    private JsonNode create(JsonNode document) {
        var created = questionnaires.create(QuestionnaireDraft.of(document));
        audit.record("survey.created", created.key(), null, created.draft().toJson());
        return json(created);
    }

    /** Creates or replaces. A question that has been answered and is left out is kept as retired. */
    @PutMapping("/{key}")
    @ManageScope
    @Transactional
    public ResponseEntity<JsonNode> put(@PathVariable String key, @RequestBody byte[] body) {
        var draft = QuestionnaireDraft.of(withKey(Json.read(body), key));
        var before = questionnaires.find(key).map(each -> each.draft().toJson()).orElse(null);
        var after = questionnaires.put(draft);
        audit.record(
                before == null ? "survey.created" : "survey.changed",
                key,
                before,
                after.draft().toJson());
        return ResponseEntity.status(before == null ? HttpStatus.CREATED : HttpStatus.OK)
                .body(json(after));
    }

    /** The key in the body may be left out, but not differ. What is only shown may be sent back. */
    private static JsonNode withKey(JsonNode body, String key) {
        if (body instanceof ObjectNode object) {
            if (object.hasNonNull("key") && !object.path("key").asString("").equals(key)) {
                throw new InvalidInputException("/key", "must be the key in the path");
            }
            object.put("key", key).remove(List.of("version", "updatedAt"));
        }
        return body;
    }

    private static ObjectNode json(Questionnaire survey) {
        return survey.draft()
                .toJson()
                .put("version", survey.version())
                .put("updatedAt", survey.updatedAt().toString());
    }

    record Items(List<ObjectNode> items, @Nullable String next) {}
}
