package org.encorecrm.api.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncoreWebTest
class LifecycleApiTests {

    @Autowired
    Api api;

    @AfterEach
    void limitsAsTheyWere() {
        api.put("/api/v1/lifecycle/limits", """
                {"cautiousVisits": 3, "cautiousDays": 30, "matureOrders": 3, "matureDays": 14, "matureByStep": false, "matureStepOf": "",
                 "closeDays": 45, "lostDays": 90}""");
    }

    @Test
    void listsTheSixStagesInTheOrderOfLife() {
        var answer = api.get("/api/v1/lifecycle");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(StreamSupport.stream(answer.json().get("stages").spliterator(), false)
                        .map(each -> each.get("stage").stringValue()))
                .containsExactly("newcomer", "cautious", "developing", "mature", "close_to_loss", "lost");
        assertThat(answer.json().at("/limits/lostDays").intValue()).isEqualTo(90);
    }

    @Test
    void changesSomeLimitsAndKeepsTheOthers() {
        var answer = api.put("/api/v1/lifecycle/limits", "{\"matureDays\": 20.5}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(api.get("/api/v1/lifecycle").json().get("limits").toString())
                .isEqualTo("{\"cautiousVisits\":3,\"cautiousDays\":30,\"matureOrders\":3,\"matureDays\":20.5,"
                        + "\"matureByStep\":false,\"matureStepOf\":\"\",\"closeDays\":45,\"lostDays\":90}");
    }

    @Test
    void takesTheStepOfTheAssortmentForTheLimitOfMaturity() {
        api.put("/api/v1/lifecycle/limits", "{\"matureByStep\": true}");
        var step = api.get("/api/v1/lifecycle").json().at("/limits/matureDays");

        assertThat(step.doubleValue()).isGreaterThanOrEqualTo(1).isEqualTo(Math.rint(step.doubleValue()));
    }

    @Test
    void foreseesOtherLimitsWithoutChangingThem() {
        var answer = api.post("/api/v1/lifecycle/limits/preview", "{\"closeDays\": 10, \"lostDays\": 20}");

        assertThat(answer.json().at("/limits/lostDays").intValue()).isEqualTo(20);
        assertThat(answer.json().get("stages").size()).isEqualTo(6);
        assertThat(api.get("/api/v1/lifecycle").json().at("/limits/lostDays").intValue())
                .isEqualTo(90);
    }

    @Test
    void saysWhichLimitCannotBe() {
        var backwards = api.put("/api/v1/lifecycle/limits", "{\"closeDays\": 90}");
        var unknown = api.put("/api/v1/lifecycle/limits", "{\"silentDays\": 90}");
        var tooFew = api.put("/api/v1/lifecycle/limits", "{\"matureOrders\": 1}");

        assertThat(backwards.status()).isEqualTo(422);
        assertThat(backwards.json().at("/errors/0/pointer").stringValue()).isEqualTo("/lostDays");
        assertThat(unknown.json().at("/errors/0/pointer").stringValue()).isEqualTo("/silentDays");
        assertThat(tooFew.json().at("/errors/0/pointer").stringValue()).isEqualTo("/matureOrders");
    }

    @Test
    void refusesTheStepOfAGroupThatNobodyKnows() {
        var wish = "{\"matureByStep\": true, \"matureStepOf\": \"Nope\"}";

        var foreseen = api.post("/api/v1/lifecycle/limits/preview", wish);
        var changed = api.put("/api/v1/lifecycle/limits", wish);

        assertThat(foreseen.status()).isEqualTo(422);
        assertThat(foreseen.json().at("/errors/0/pointer").stringValue()).isEqualTo("/matureStepOf");
        assertThat(changed.status()).isEqualTo(422);
        assertThat(api.get("/api/v1/lifecycle")
                        .json()
                        .at("/limits/matureStepOf")
                        .stringValue())
                .isEmpty();
    }

    @Test
    void tellsTheFlowBetweenTwoMoments() {
        var answer = api.get("/api/v1/lifecycle/flow?from=1995-01-01T00:00:00Z&to=1995-02-01T00:00:00Z");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("recorded").booleanValue()).isFalse();
        assertThat(answer.json().get("flow").isEmpty()).isTrue();
        assertThat(api.get("/api/v1/lifecycle/flow?from=2090-01-01T00:00:00Z").status())
                .isEqualTo(422);
        assertThat(api.get("/api/v1/lifecycle/flow?from=1995-01-01T00:00:00Z&until=x")
                        .status())
                .isEqualTo(422);
    }
}
