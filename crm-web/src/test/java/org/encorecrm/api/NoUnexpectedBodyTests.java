package org.encorecrm.api;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What nobody would read is not known, as an unknown property of any body is not. */
@EncoreWebTest
class NoUnexpectedBodyTests {

    @Autowired
    Api api;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/recomputations",
                "/predictions/runs",
                "/assortment-steps/surveys",
                "/recomputations/1/cancel",
                "/predictions/runs/1/cancel",
                "/assortment-steps/surveys/1/cancel",
                "/segments/backtests/1/cancel",
                "/segments/nothing/held/release",
                "/merges/1/undo",
                "/imports/1/start",
                "/imports/1/cancel",
                "/imports/1/undo",
                "/scenarios/nothing/activate",
                "/scenarios/nothing/pause",
                "/scenarios/nothing/runs/1/retry",
                "/messages/1/send",
                "/webhooks/1/secret",
                "/webhooks/1/test"
            })
    void refusesWhatNobodyReads(String path) {
        var answer = api.post("/api/v1" + path, "{\"x\": 1}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").stringValue()).isEqualTo("/x");
        assertThat(api.post("/api/v1" + path, "{\"x\": ").status()).isEqualTo(400);
    }

    @Test
    void takesAnEmptyBodyWhereNoneIsNeeded() {
        var started = api.post("/api/v1/recomputations", "{}");

        assertThat(started.status()).isEqualTo(202);
        assertThat(api.post("/api/v1/recomputations/" + started.json().get("id").stringValue() + "/cancel", "")
                        .status())
                .isEqualTo(200);
    }
}
