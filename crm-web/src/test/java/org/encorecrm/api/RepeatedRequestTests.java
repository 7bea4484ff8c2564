package org.encorecrm.api;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Answer;
import encore.testing.Api;
import encore.testing.EncoreWebTest;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whatever creates something can be asked for again by the same key, and is created once. */
@EncoreWebTest
class RepeatedRequestTests {

    /** Upserts, questions, and words to a thing that is there already: said twice they change nothing more. */
    private static final Set<String> SAFE_WITHOUT_KEY = Set.of(
            "/customers",
            "/customers/batch",
            "/customers/duplicates/{id}",
            "/customers/{id}/consents",
            "/customers/{id}/merge",
            "/consent-texts",
            "/merges/{id}/undo",
            "/orders",
            "/orders/batch",
            "/orders/{externalId}/status",
            "/products/batch",
            "/templates",
            "/templates/{key}/render",
            "/surveys/{key}/links",
            "/imports/{id}/start",
            "/imports/{id}/cancel",
            "/imports/{id}/undo",
            "/recomputations/{id}/cancel",
            "/predictions/runs/{id}/cancel",
            "/assortment-steps/surveys/{id}/cancel",
            "/segments/backtests/{id}/cancel",
            "/lifecycle/limits/preview",
            "/segments/preview",
            "/segments/{key}/diff",
            "/segments/{key}/members",
            "/segments/{key}/held/release",
            "/segments/{key}/held/discard",
            "/scenarios/{key}/activate",
            "/scenarios/{key}/pause",
            "/scenarios/{key}/runs/{id}/retry",
            "/messages/{id}/send",
            "/webhooks/{id}/secret",
            "/webhooks/{id}/test",
            "/webhooks/{id}/deliveries/{delivery}/resend");

    @Autowired
    Api api;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Test
    void everyPostThatCreatesTakesAKey() {
        var keyless = handlers.getHandlerMethods().entrySet().stream()
                .filter(each -> isPost(each.getKey()) && !takesKey(each.getValue()))
                .flatMap(each -> each.getKey().getPatternValues().stream())
                .filter(path -> path.startsWith("/api/v1/"))
                .map(path -> path.substring("/api/v1".length()));

        assertThat(keyless).isSubsetOf(SAFE_WITHOUT_KEY);
    }

    private static boolean isPost(RequestMappingInfo handler) {
        return handler.getMethodsCondition().getMethods().contains(RequestMethod.POST);
    }

    private static boolean takesKey(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters()).anyMatch(each -> each.getParameterType() == Once.class);
    }

    static Stream<Arguments> creations() {
        var key = "once_" + UUID.randomUUID().toString().substring(0, 8);
        return Stream.of(
                Arguments.of("/segments", """
                        {"key": "%s", "name": "Once", "criteria": {"field": "orders.count", "op": "gte", "value": 987}}""".formatted(key)),
                Arguments.of("/segments", """
                        {"key": "%s_by_hand", "name": "Once", "kind": "static"}""".formatted(key)),
                Arguments.of("/scenarios", """
                        {"key": "%1$s", "name": "Once", "trigger": {"on": "segment_entered", "segment": "%1$s"},
                         "steps": [{"wait": "P1D"}]}""".formatted(key)),
                Arguments.of("/surveys", """
                        {"key": "%s", "name": "Once", "title": {"en": "Once", "ru": "Раз"},
                         "questions": [{"key": "a", "kind": "text", "text": {"en": "A", "ru": "А"}}]}""".formatted(key)),
                Arguments.of("/custom-fields", """
                        {"entity": "customer", "key": "%s", "type": "text", "label": {"en": "Once", "ru": "Раз"}}""".formatted(key)),
                Arguments.of("/recomputations", ""),
                Arguments.of("/predictions/runs", ""),
                Arguments.of("/assortment-steps/surveys", ""));
    }

    @ParameterizedTest
    @MethodSource("creations")
    void answersTheSameKeyAsBefore(String path, String body) {
        var key = UUID.randomUUID().toString();
        var first = post(path, body, key);
        assertThat(first.status()).as(first.body()).isIn(201, 202);
        if (body.isEmpty()) {
            var running = "/api/v1" + path + "/" + first.json().get("id").stringValue();
            assertThat(api.post(running + "/cancel", "").status()).isEqualTo(200);
        }

        var second = post(path, body, key);

        assertThat(second.status()).as(second.body()).isEqualTo(first.status());
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        if (!body.isEmpty()) {
            assertThat(post(path, body.replace("Once", "Twice"), key).status()).isEqualTo(409);
        }
    }

    private Answer post(String path, String body, String key) {
        return api.send("POST", "/api/v1" + path, body, "application/json", "Idempotency-Key", key);
    }
}
