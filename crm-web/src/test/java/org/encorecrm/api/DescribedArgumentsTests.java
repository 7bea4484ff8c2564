package org.encorecrm.api;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@EncoreWebTest
class DescribedArgumentsTests {

    @Autowired
    Api api;

    @Test
    void saysWhatOurOwnArgumentsTake() {
        var paths = api.get("/v3/api-docs").json().get("paths");

        assertThat(parameters(paths.get("/api/v1/customers").get("get")))
                .contains("limit", "after", "q")
                .doesNotContain("paging");
        var upsert = paths.get("/api/v1/customers").get("post");
        assertThat(parameters(upsert)).containsExactly("actions");
        assertThat(upsert.get("requestBody").get("content").has("application/json"))
                .isTrue();
        var order = paths.get("/api/v1/orders").get("post");
        assertThat(parameters(order)).containsExactly("actions");
        assertThat(order.has("requestBody")).isTrue();
        assertThat(paths.get("/api/v1/customers/batch")
                        .get("post")
                        .get("requestBody")
                        .get("content")
                        .propertyNames())
                .contains("application/json", "application/x-ndjson");
        assertThat(parameters(paths.get("/api/v1/tasks").get("post"))).contains("Idempotency-Key");
    }

    private static String[] parameters(JsonNode operation) {
        return operation.has("parameters")
                ? operation.get("parameters").values().stream()
                        .map(parameter -> parameter.get("name").stringValue())
                        .toArray(String[]::new)
                : new String[0];
    }
}
