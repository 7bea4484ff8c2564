package org.encorecrm.api.webhooks;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.encorecrm.api.Ids;
import org.encorecrm.api.Once;
import org.encorecrm.security.ManageScope;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.encorecrm.support.json.Document;
import org.encorecrm.support.json.Json;
import org.encorecrm.webhook.Deliveries;
import org.encorecrm.webhook.Telling;
import org.encorecrm.webhook.WebhookDraft;
import org.encorecrm.webhook.WebhookEvent;
import org.encorecrm.webhook.Webhooks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Where the shop's programs are told what has happened here. */
@RestController
@RequestMapping("/api/v1/webhooks")
class WebhookApi {

    private static final String[] EVENTS = Arrays.stream(WebhookEvent.values())
            .filter(WebhookEvent::isOffered)
            .map(WebhookEvent::code)
            .toArray(String[]::new);

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Telling telling;

    WebhookApi(Webhooks webhooks, Deliveries deliveries, Telling telling) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.telling = telling;
    }

    @GetMapping
    @ManageScope
    Items all() {
        return new Items(
                webhooks.all().stream()
                        .map(webhook -> WebhookItem.of(webhook, null))
                        .toList(),
                null);
    }

    @GetMapping("/{id}")
    @ManageScope
    WebhookItem get(@PathVariable String id) {
        return WebhookItem.of(webhooks.get(Ids.of("webhook", id)), null);
    }

    @PostMapping
    @ManageScope
    @ResponseStatus(HttpStatus.CREATED)
    WebhookItem add(@RequestBody byte[] body, Once once) {
        var document = Json.read(body);
        var added = once.create(document, Webhooks.Added.class, () -> webhooks.add(draft(document)));
        return WebhookItem.of(webhooks.get(added.id()), added.secret());
    }

    @PutMapping("/{id}")
    @ManageScope
    WebhookItem change(@PathVariable String id, JsonNode body) {
        var known = webhooks.get(Ids.of("webhook", id));
        return WebhookItem.of(webhooks.change(known.id(), known.version(), draft(body)), null);
    }

    @DeleteMapping("/{id}")
    @ManageScope
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id) {
        webhooks.remove(Ids.of("webhook", id));
    }

    /** A new secret; the old one is worth nothing from now on. */
    @PostMapping("/{id}/secret")
    @ManageScope
    WebhookItem renewSecret(@PathVariable String id) {
        var secret = webhooks.renewSecret(Ids.of("webhook", id));
        return WebhookItem.of(webhooks.get(Ids.of("webhook", id)), secret);
    }

    /** Puts one delivery of {@code webhook.test} into the queue. */
    @PostMapping("/{id}/test")
    @ManageScope
    @ResponseStatus(HttpStatus.ACCEPTED)
    void test(@PathVariable String id) {
        telling.test(Ids.of("webhook", id));
    }

    @GetMapping("/{id}/deliveries")
    @ManageScope
    Page<DeliveryItem> deliveries(@PathVariable String id, Paging paging) {
        return deliveries.of(webhooks.get(Ids.of("webhook", id)).id(), paging).map(DeliveryItem::of);
    }

    @PostMapping("/{id}/deliveries/{delivery}/resend")
    @ManageScope
    @ResponseStatus(HttpStatus.ACCEPTED)
    void sendAgain(@PathVariable String id, @PathVariable String delivery) {
        deliveries.sendAgain(Ids.of("webhook", id), Ids.of("webhook", delivery));
    }

    private static WebhookDraft draft(JsonNode body) {
        var document = Document.of(body);
        var name = document.requiredText("name", 100);
        var url = document.requiredText("url", 2000);
        var codes = document.required("events", document.texts("events", EVENTS.length, 100), List.of());
        var events = codes.stream()
                .flatMap(code -> WebhookEvent.of(code).filter(WebhookEvent::isOffered).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        if (events.size() < codes.size()) {
            document.reject("events", "must be of " + String.join(", ", EVENTS));
        }
        var active = document.truth("active");
        document.check();
        return new WebhookDraft(name, url, events, active.orElse(true));
    }

    record Items(List<WebhookItem> items, @Nullable String next) {}
}
