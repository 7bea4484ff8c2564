package org.encorecrm.api.fields;

import java.net.URI;
import java.util.List;
import org.encorecrm.api.Once;
import org.encorecrm.field.CustomField;
import org.encorecrm.field.FieldDefinitions;
import org.encorecrm.field.FieldEntity;
import org.encorecrm.field.FieldIndexes;
import org.encorecrm.field.IndexState;
import org.encorecrm.security.ManageScope;
import org.encorecrm.security.ReadScope;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Fields of the shop's own on customers and orders. */
@RestController
@RequestMapping("/api/v1/custom-fields")
class FieldApi {

    private final FieldDefinitions definitions;
    private final FieldIndexes indexes;

    FieldApi(FieldDefinitions definitions, FieldIndexes indexes) {
        this.definitions = definitions;
        this.indexes = indexes;
    }

    /** All of them, or those of customers or of orders. */
    @ReadScope
    @GetMapping
    Items all(@RequestParam(required = false) @Nullable String entity) {
        if (entity != null && FieldEntity.of(entity).isEmpty()) {
            throw new InvalidInputException("?entity", "must be customer or order");
        }
        var fields = definitions.all().stream()
                .filter(field -> entity == null || field.entity().code().equals(entity))
                .toList();
        var states = indexes.states(fields);
        return new Items(
                fields.stream()
                        .map(field -> FieldAnswer.of(field, states.getOrDefault(field.id(), IndexState.NOTHING)))
                        .toList(),
                null);
    }

    @ManageScope
    @PostMapping
    ResponseEntity<FieldAnswer> create(@RequestBody JsonNode body, Once once) {
        var draft = FieldDocument.read(body);
        var field = once.create(body, FieldAnswer.class, () -> answer(definitions.create(draft)));
        return ResponseEntity.created(
                        URI.create("/api/v1/custom-fields/" + field.entity().code() + "/" + field.key()))
                .eTag(String.valueOf(field.version()))
                .body(field);
    }

    @ReadScope
    @GetMapping("/{entity}/{key}")
    ResponseEntity<FieldAnswer> one(@PathVariable String entity, @PathVariable String key) {
        return ok(definitions.get(entity(entity), key));
    }

    /** 409 when values are there that do not fit, when something uses it in another way, or with an old {@code If-Match}. */
    @ManageScope
    @PutMapping("/{entity}/{key}")
    ResponseEntity<FieldAnswer> change(
            @PathVariable String entity,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestBody JsonNode body) {
        return ok(definitions.change(FieldDocument.read(body, entity(entity), key), number(version)));
    }

    /** 409 when something uses it; it can be archived then. Values stay where they are. */
    @ManageScope
    @DeleteMapping("/{entity}/{key}")
    ResponseEntity<Void> delete(@PathVariable String entity, @PathVariable String key) {
        definitions.delete(entity(entity), key);
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<FieldAnswer> ok(CustomField field) {
        return ResponseEntity.ok().eTag(String.valueOf(field.version())).body(answer(field));
    }

    private FieldAnswer answer(CustomField field) {
        return FieldAnswer.of(field, indexes.states(List.of(field)).getOrDefault(field.id(), IndexState.NOTHING));
    }

    private static FieldEntity entity(String code) {
        return FieldEntity.of(code)
                .orElseThrow(() -> new NotFoundException("There are fields of customer and of order"));
    }

    private static @Nullable Integer number(@Nullable String version) {
        try {
            return version == null || version.equals("*") ? null : Integer.valueOf(version.replace("\"", ""));
        } catch (NumberFormatException notOurs) {
            throw new InvalidInputException("If-Match", "is not an ETag of a field");
        }
    }

    record Items(List<FieldAnswer> items, @Nullable String next) {}
}
