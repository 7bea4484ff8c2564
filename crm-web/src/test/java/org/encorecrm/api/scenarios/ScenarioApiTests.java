package org.encorecrm.api.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import java.util.UUID;
import org.encorecrm.template.TemplateClass;
import org.encorecrm.template.TemplateDraft;
import org.encorecrm.template.Templates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreWebTest
class ScenarioApiTests {

    @Autowired
    Api api;

    @Autowired
    Templates templates;

    @Autowired
    JdbcClient jdbc;

    final String key = "k" + UUID.randomUUID();

    @BeforeEach
    void whatItRefersTo() {
        templates.save(new TemplateDraft(
                "we-miss-you", "We miss you", TemplateClass.ADVERTISING, "Hello", null, "<p>Hello</p>", null, null));
        jdbc.sql("""
                        insert into segmentation.segment (key, name, kind, created_at, updated_at)
                        values (:key, 'Gone quiet', 'static', now(), now())
                        """).param("key", key).update();
        jdbc.sql("""
                        with c as (insert into core.customer (created_at, updated_at) values (now(), now()) returning id)
                        insert into segmentation.member (segment_id, customer_id, entered_at)
                        select s.id, c.id, now() from segmentation.segment s, c where s.key = :key
                        """).param("key", key).update();
    }

    @Test
    void definesSwitchesOnAndShowsTheFigures() {
        var created = api.post("/api/v1/scenarios", body());
        var again = api.post("/api/v1/scenarios", body());
        var activated = api.post("/api/v1/scenarios/" + key + "/activate", "{\"enrolPresent\": true}");
        var runs = api.get("/api/v1/scenarios/" + key + "/runs?state=active").json();
        var stats = api.get("/api/v1/scenarios/" + key + "/stats").json();
        var paused = api.post("/api/v1/scenarios/" + key + "/pause", "");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().get("state").asString()).isEqualTo("draft");
        assertThat(again.status()).isEqualTo(409);
        assertThat(activated.json().get("state").asString()).isEqualTo("active");
        assertThat(activated.json().get("present").asInt()).isEqualTo(1);
        assertThat(activated.json().get("enrolled").asInt()).isEqualTo(1);
        assertThat(runs.get("items")).hasSize(1);
        assertThat(stats.get("enrolled").asInt()).isEqualTo(1);
        assertThat(stats.get("runs").get("active").asInt()).isEqualTo(1);
        assertThat(paused.json().get("state").asString()).isEqualTo("paused");
    }

    @Test
    void refusesPresentMembersWhileTheSegmentIsFilled() {
        api.post("/api/v1/scenarios", body());
        jdbc.sql("update segmentation.segment set fill_after = 0, fill_cause = 'created' where key = :key")
                .param("key", key)
                .update();

        assertThat(api.post("/api/v1/scenarios/" + key + "/activate", "{\"enrolPresent\": true}")
                        .status())
                .isEqualTo(409);
        assertThat(api.post("/api/v1/scenarios/" + key + "/activate", "{\"enrolPresent\": false}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void putsUnderTheKeyOfThePath() {
        var path = "/api/v1/scenarios/" + key;

        assertThat(api.put(path, body().replace("\"key\": \"" + key + "\",", ""))
                        .status())
                .isEqualTo(201);
        assertThat(api.put(path, body()).status()).isEqualTo(200);
        assertThat(api.put(path, body().replace(key, "other")).status()).isEqualTo(422);
        assertThat(api.get(path).json().get("steps")).hasSize(2);
    }

    @Test
    void saysWhichReferenceLeadsNowhere() {
        var answer = api.post(
                "/api/v1/scenarios",
                body().replace("we-miss-you", "no-such-letter")
                        .replace("\"segment\": \"" + key, "\"segment\": \"none"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("/trigger/segment", "/steps/0/template");
    }

    @Test
    void answersNotFoundAndMalformed() {
        assertThat(api.get("/api/v1/scenarios/none").status()).isEqualTo(404);
        assertThat(api.get("/api/v1/scenarios/none/runs").status()).isEqualTo(404);
        assertThat(api.post("/api/v1/scenarios/none/activate", "").status()).isEqualTo(404);
        assertThat(api.post("/api/v1/scenarios", "{").status()).isEqualTo(400);
    }

    private String body() {
        return """
                {"key": "%1$s", "name": "Gone quiet", "trigger": {"on": "segment_entered", "segment": "%1$s"},
                 "reentry": "P90D", "holdout": 0, "stopWhen": "left_segment",
                 "steps": [{"send": "email", "template": "we-miss-you"}, {"task": "Call back", "due": "P1D"}]}
                """.formatted(key);
    }
}
