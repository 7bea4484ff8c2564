package org.encorecrm.api.customers;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import java.time.Instant;
import java.util.UUID;
import org.encorecrm.metrics.Boundaries;
import org.encorecrm.metrics.Scale;
import org.encorecrm.metrics.Scales;
import org.encorecrm.pipeline.Drain;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Reports count people who exist; what the erased bought stays in the sums. */
@EncoreWebTest
class ErasedInReportsTests {

    @Autowired
    Api api;

    @Autowired
    Drain drain;

    @Autowired
    Scales scales;

    @Autowired
    Boundaries boundaries;

    private final String unique = UUID.randomUUID().toString();
    private final String email = unique + "@example.com";
    private final String category = "E-" + unique;

    @Test
    void countNobodyErasedAmongTheStages() {
        drain.changes();
        var before = stages(api.get("/api/v1/lifecycle").json());
        var foreseen = stages(foreseen());
        var begun = Instant.now();
        var customer = customer();
        drain.changes();
        assertThat(stages(api.get("/api/v1/lifecycle").json())).isNotEqualTo(before);

        api.delete("/api/v1/customers/" + customer);
        drain.changes();

        assertThat(stages(api.get("/api/v1/lifecycle").json())).isEqualTo(before);
        assertThat(stages(foreseen())).isEqualTo(foreseen);
        assertThat(came(begun)).isZero();
    }

    @Test
    void keepTheMoneyOfTheErasedInTheGridButNotThem() {
        var customer = customer();
        order();
        drain.changes();
        var scored = scored();
        var sum = sum();
        assertThat(grid().at("/cells/0/customers").asInt()).isEqualTo(1);

        api.delete("/api/v1/customers/" + customer);
        drain.changes();

        assertThat(grid().at("/cells/0/customers").asInt()).isZero();
        assertThat(grid().at("/cells/0/monetary").asInt()).isEqualTo(100);
        assertThat(grid().at("/cells/0/averageM").isNull()).isTrue();
        assertThat(api.get("/api/v1/rfm?category=" + category).json().get("items"))
                .isEmpty();
        assertThat(scored()).isEqualTo(scored - 1);
        assertThat(sum()).isEqualTo(sum);
    }

    @Test
    void compareMembersWithPeopleWhoExist() {
        var segment = "s-" + unique;
        api.post(
                "/api/v1/segments",
                "{\"key\": \"%1$s\", \"name\": \"%1$s\", \"criteria\": {\"field\": \"orders.count\", \"op\": \"gte\", \"value\": 99}}"
                        .formatted(segment));
        var profile = "/api/v1/segments/" + segment + "/profile";
        var before = api.get(profile).json().get("everybody").asLong();

        api.delete("/api/v1/customers/" + customer());

        assertThat(api.get(profile).json().get("everybody").asLong()).isEqualTo(before);
        api.delete("/api/v1/segments/" + segment);
    }

    private String customer() {
        return api.post("/api/v1/customers", "{\"email\": \"%s\"}".formatted(email))
                .json()
                .path("id")
                .asString();
    }

    private void order() {
        api.post("/api/v1/orders", """
                {"externalId": "%s", "placedAt": "2026-10-01T09:00:00Z", "updatedAt": "2026-10-01T09:00:00Z",
                 "status": "confirmed", "currency": "RUB", "total": 100, "customer": {"email": "%s"},
                 "items": [{"sku": "A", "name": "Robot", "category": "%s", "quantity": 1, "price": 100}]}
                """.formatted(unique, email, category));
    }

    private JsonNode foreseen() {
        return api.post("/api/v1/lifecycle/limits/preview", "{\"cautiousVisits\": 2, \"lostDays\": 91}")
                .json();
    }

    private JsonNode grid() {
        return api.get("/api/v1/rfm/grid?category=" + category).json();
    }

    private static String stages(JsonNode answer) {
        return answer.get("stages")
                .valueStream()
                .map(JsonNode::toString)
                .toList()
                .toString();
    }

    private long came(Instant since) {
        return api.get("/api/v1/lifecycle/flow?from=" + since)
                .json()
                .get("flow")
                .valueStream()
                .filter(each -> each.get("from").isNull())
                .mapToLong(each -> each.get("customers").asLong())
                .sum();
    }

    /** With some score of recency, as the settings of scores tell. */
    private long scored() {
        return scales.of(boundaries.cuts()).get(0).steps().stream()
                .mapToLong(Scale.Step::customers)
                .sum();
    }

    private int sum() {
        return api.get("/api/v1/lifecycle")
                .json()
                .get("stages")
                .valueStream()
                .mapToInt(each -> each.get("sum").asInt())
                .sum();
    }
}
