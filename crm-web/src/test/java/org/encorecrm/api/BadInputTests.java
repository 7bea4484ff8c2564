package org.encorecrm.api;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.encorecrm.support.json.Json;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is sent, the answer says what is wrong with it; it never is that something is wrong here. */
@EncoreWebTest
class BadInputTests {

    private static final int REQUESTS = 300;
    private static final int MANY = 20_000;

    private static final List<String> JUNK = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "1e999999999",
            "-1e-999999999",
            "0.1234567890123456789",
            "9223372036854775808",
            "\"\"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\u202e\\ufffe\"",
            "\"' or 1=1 --\"",
            "\"9999-12-31T23:59:59Z\"",
            "\"+999999999-01-01T00:00:00Z\"",
            "\"0000-00-00\"",
            "\"-1\"",
            "\"a@b\"",
            "\"@\"",
            "\"+7\"",
            "\"++++\"",
            "\"" + "x".repeat(100_000) + "\"",
            "[]",
            "{}",
            "[[[[[]]]]]",
            "[null]",
            "{\"\": {\"\\u0000\": 1}}",
            "{\"a\": 1e500}",
            "[1, \"2\", {}]");

    private static final List<String> QUERIES = List.of(
            "",
            "",
            "",
            "?actions=none",
            "?actions=",
            "?source=%00",
            "?limit=-1",
            "?%00",
            "?source=" + "y".repeat(3000));

    @Autowired
    Api api;

    private record Endpoint(String path, String sample) {}

    private static final List<Endpoint> ENDPOINTS = List.of(
            new Endpoint("/customers", """
                    {"source": "shop", "externalId": "f", "email": "f@example.com", "phone": "+79031234567",
                     "loyaltyCard": "1", "visitorId": "v", "firstName": "А", "sex": "female", "birthDate": "1990-04-12",
                     "income": 1.5, "address": {"city": "x"}, "company": {"size": 5}, "tags": ["a"],
                     "customFields": {"k": [1, {"z": null}]}, "registeredAt": "2026-10-01T12:00:00Z",
                     "utm": {"source": "g"}, "timeZone": "Europe/Moscow", "consents": [{"channel": "email",
                     "purpose": "marketing", "granted": true, "at": "2026-10-01T12:00:00Z", "address": "a@b.ru"}]}"""),
            new Endpoint(
                    "/customers/batch", "[{\"externalId\": \"f\", \"tags\": [\"a\"]}, {\"email\": \"f@example.com\"}]"),
            new Endpoint("/customers/1/merge", "{\"with\": \"2\"}"),
            new Endpoint("/customers/1/consents", """
                    {"channel": "email", "purpose": "marketing", "granted": true, "at": "2026-10-01T12:00:00Z"}"""),
            new Endpoint("/customers/duplicates/1", "{\"decision\": \"distinct\"}"),
            new Endpoint("/orders", """
                    {"source": "shop", "externalId": "f", "number": "1", "placedAt": "2026-11-20T18:30:00+03:00",
                     "status": "new", "currency": "RUB", "total": 54.5, "discount": 1, "customer": {"email": "f@e.ru"},
                     "items": [{"sku": "A", "name": "B", "category": "C/D", "quantity": 2, "price": 24.9, "kept": 1}],
                     "delivery": {"method": "pickup", "cost": 0, "address": {"city": "x"}},
                     "payment": {"method": "card"}, "utm": {"source": "y"}, "customFields": {}}"""),
            new Endpoint(
                    "/orders/f/status",
                    "{\"status\": \"delivered\", \"at\": \"2026-11-20T18:30:00Z\", \"comment\": \"\"}"),
            new Endpoint("/events", """
                    [{"id": "1", "type": "product_viewed", "at": "2026-11-21T10:00:00+03:00", "visitorId": "v",
                      "customer": {"externalId": "f"}, "url": "https://x", "sku": "A", "properties": {"goal": "p"},
                      "items": [{"sku": "A", "name": "a", "quantity": 1, "price": 1}]}]"""),
            new Endpoint("/segments/preview", """
                    {"criteria": {"all": [{"field": "customer.sex", "op": "in", "value": ["female"]},
                      {"field": "orders.lastAt", "op": "olderThan", "value": "P180D"},
                      {"any": [{"field": "customer.tags", "op": "contains", "value": "a"},
                               {"field": "orders.count", "op": "between", "value": [1, 2]}]},
                      {"event": "product_viewed", "where": [{"field": "category", "op": "under", "value": "C"}],
                       "count": {"op": "gte", "value": 3}, "within": "P7D"},
                      {"purchase": [{"field": "item.sku", "op": "notIn", "value": ["A", "B"]}],
                       "sum": {"op": "between", "value": [1, 2]}, "from": "2026-01-01", "to": "2026-02-01"},
                      {"message": "opened"}, {"segment": "f", "member": false}]},
                     "sample": 1, "asOf": "2026-10-01T12:00:00Z"}"""),
            new Endpoint("/products/batch", """
                    [{"sku": "A", "name": "B", "category": "A/B", "price": 1, "currency": "RUB", "available": true,
                      "stock": 5, "url": "https://x", "weight": 0.1, "accessories": ["C"]}]"""));

    @Test
    void neverMakesTheApplicationFail() {
        send(REQUESTS);
    }

    @Test
    @Tag("faults")
    void neverMakesTheApplicationFailHoweverOften() {
        send(MANY);
    }

    private void send(int requests) {
        var seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        for (int i = 0; i < requests; i++) {
            var endpoint = ENDPOINTS.get(random.nextInt(ENDPOINTS.size()));
            var body = random.nextInt(10) == 0
                    ? torn(endpoint.sample(), random)
                    : mutated(Json.read(endpoint.sample()), random).toString();
            var path = "/api/v1" + endpoint.path() + QUERIES.get(random.nextInt(QUERIES.size()));

            var answer = api.post(path, raw(body));

            assertThat(answer.status())
                    .as("seed %d, request %d: %s %s -> %s", seed, i, path, shortened(body), answer.body())
                    .isBetween(200, 499);
            assertThat(answer.body()).doesNotContain("org.encorecrm", "PSQLException", "\tat ");
        }
    }

    /** Text that stands for a number JSON can write and Java should not have to keep. */
    private static String raw(String body) {
        return body.replaceAll("\"raw:([^\"]*)\"", "$1");
    }

    private static String torn(String sample, SplittableRandom random) {
        var at = random.nextInt(sample.length());
        return sample.substring(0, at) + "\u0001}{".charAt(random.nextInt(3)) + sample.substring(at);
    }

    private static JsonNode mutated(JsonNode sample, SplittableRandom random) {
        for (int i = random.nextInt(3); i >= 0; i--) {
            var containers = new ArrayList<JsonNode>();
            collect(sample, containers);
            spoil(containers.get(random.nextInt(containers.size())), random);
        }
        return sample;
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.values().forEach(inner -> collect(inner, containers));
        }
    }

    private static void spoil(JsonNode node, SplittableRandom random) {
        var junk = junk(random);
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            var names = List.copyOf(object.propertyNames());
            var name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(8)) {
                case 0 -> object.remove(name);
                case 1 -> object.set("unknown", junk);
                default -> object.set(name, junk);
            }
        } else if (node instanceof ArrayNode array) {
            array.add(junk);
        }
    }

    private static JsonNode junk(SplittableRandom random) {
        var text = JUNK.get(random.nextInt(JUNK.size()));
        return text.matches("-?[0-9].*e.*") ? Json.read("\"raw:" + text + "\"") : Json.read(text);
    }

    private static String shortened(String body) {
        return body.length() > 500 ? body.substring(0, 500) + "…" : body;
    }
}
