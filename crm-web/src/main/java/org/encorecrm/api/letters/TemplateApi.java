package org.encorecrm.api.letters;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.encorecrm.api.Ids;
import org.encorecrm.message.Links;
import org.encorecrm.security.ManageScope;
import org.encorecrm.security.ReadScope;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.template.Letters;
import org.encorecrm.template.TemplateDraft;
import org.encorecrm.template.Templates;
import org.encorecrm.template.UnrenderableLetter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** The template library over REST. */
@RestController
@RequestMapping("/api/v1/templates")
class TemplateApi {

    private final Templates templates;
    private final Letters letters;
    private final Links links;

    TemplateApi(Templates templates, Letters letters, Links links) {
        this.templates = templates;
        this.letters = letters;
        this.links = links;
    }

    @ReadScope
    @GetMapping
    Items all() {
        return new Items(templates.all().stream().map(TemplateItem::of).toList(), null);
    }

    @ReadScope
    @GetMapping("/{key}")
    TemplateItem get(@PathVariable String key) {
        return TemplateItem.of(templates.get(key));
    }

    @ManageScope
    @PostMapping
    ResponseEntity<TemplateItem> post(JsonNode body) {
        return save(TemplateBodies.read(body, null));
    }

    @ManageScope
    @PutMapping("/{key}")
    ResponseEntity<TemplateItem> put(@PathVariable String key, JsonNode body) {
        return save(TemplateBodies.read(body, key));
    }

    /** The letter as this customer would read it; its way out leads nowhere. */
    @ReadScope
    @PostMapping("/{key}/render")
    Rendered render(@PathVariable String key, JsonNode body) {
        templates.get(key);
        try {
            var letter = letters.render(
                    key, Ids.of("customer", TemplateBodies.customer(body)), Map.of(), links.withoutEffect());
            return new Rendered(letter.subject(), letter.html(), letter.text());
        } catch (UnrenderableLetter broken) {
            throw new InvalidInputException("", "cannot be rendered: " + broken.getMessage());
        }
    }

    private ResponseEntity<TemplateItem> save(TemplateDraft draft) {
        var known = templates.exists(draft.key());
        var saved = TemplateItem.of(templates.save(draft));
        return known
                ? ResponseEntity.ok(saved)
                : ResponseEntity.created(address(draft.key())).body(saved);
    }

    private static URI address(String key) {
        return UriComponentsBuilder.fromPath("/api/v1/templates/{key}")
                .encode()
                .buildAndExpand(key)
                .toUri();
    }

    record Items(List<TemplateItem> items, @Nullable String next) {}

    record Rendered(String subject, String html, String text) {}
}
