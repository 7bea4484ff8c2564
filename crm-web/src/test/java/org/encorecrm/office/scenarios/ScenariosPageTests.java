package org.encorecrm.office.scenarios;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Answer;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.encorecrm.scenario.ScenarioDefinition;
import org.encorecrm.scenario.ScenarioState;
import org.encorecrm.scenario.Scenarios;
import org.encorecrm.scenario.Step;
import org.encorecrm.security.Role;
import org.encorecrm.security.Users;
import org.encorecrm.support.Span;
import org.encorecrm.support.json.Json;
import org.encorecrm.task.Assignment;
import org.encorecrm.template.TemplateClass;
import org.encorecrm.template.TemplateDraft;
import org.encorecrm.template.Templates;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreWebTest
class ScenariosPageTests {

    @Autowired
    Office office;

    @Autowired
    Scenarios scenarios;

    @Autowired
    Templates templates;

    @Autowired
    Users users;

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
        var marketer = "m" + UUID.randomUUID();
        users.add(marketer, "Mark", null, Role.MARKETER, "en", "long enough for a test");
        office.enter(marketer, "long enough for a test").get("/scenarios");
    }

    @Test
    void makesAScenarioStepByStep() {
        var withStep = office.post("/scenarios/-/new", with("act", "add::task"));
        var saved = save();

        assertThat(withStep.status()).isEqualTo(200);
        assertThat(withStep.body()).contains("name=\"steps[4].title\"", "value=\"Second purchase\"");
        assertThat(saved.header("Location")).endsWith("/scenarios/" + key);
        assertThat(scenarios.get(key).definition().steps())
                .containsExactly(
                        new Step.Send("email", "we-miss-you"),
                        new Step.Wait(Span.parse("P2W")),
                        new Step.CreateTask("Call back", Assignment.LEAST_LOADED, Span.parse("PT4H")),
                        new Step.Branch(
                                scenarios.get(key).definition().toJson().at("/steps/3/if"),
                                List.of(new Step.Tag("vip")),
                                List.of()));
        assertThat(office.get("/scenarios/" + key).body())
                .contains("We miss you", "14 days", "the least loaded manager, due in 4 hours", "If so");
    }

    @Test
    void addsToBranchesAndMovesSteps() {
        var added =
                office.post("/scenarios/-/new", with("act", "add:3.else:stop")).body();
        var moved = office.post("/scenarios/-/new", with("act", "up::1")).body();

        assertThat(added).contains("name=\"steps[3].otherwise[0].kind\" value=\"stop\"");
        assertThat(moved).contains("name=\"steps[0].kind\" value=\"wait\"", "name=\"steps[1].kind\" value=\"send\"");
    }

    @Test
    void saysWhatIsMissingBesideTheField() {
        var refused = office.post(
                "/scenarios/-/new",
                "act",
                "save",
                "name",
                "",
                "key",
                key,
                "on",
                "segment_entered",
                "segment",
                "",
                "holdout",
                "200",
                "steps[0].kind",
                "wait",
                "steps[0].amount",
                "soon");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "Choose a segment.", "A whole number above zero.", "A number from 0 to 99.", "Give it a name");
        assertThat(scenarios.find(key)).isEmpty();
    }

    @Test
    void makesTheKeyOutOfTheName() {
        var saved = office.post(
                "/scenarios/-/new",
                "act",
                "save",
                "name",
                "Вторая покупка " + key,
                "on",
                "segment_entered",
                "segment",
                key,
                "steps[0].kind",
                "stop");

        assertThat(saved.header("Location")).contains("/scenarios/vtoraya-pokupka-k");
    }

    @Test
    void asksAboutThePresentMembersBeforeSwitchingOn() {
        save();

        var question = office.get("/scenarios/" + key).body();
        office.post("/scenarios/" + key + "/activate", "enrolPresent", "true");
        var on = office.get("/scenarios/" + key).body();
        office.post("/scenarios/" + key + "/pause");

        assertThat(question).contains("1 customer is in the segment right now.", "Start for this 1 customer too");
        assertThat(on).contains("has started for 1 customer", "Switch off", "under way");
        assertThat(scenarios.get(key).state()).isEqualTo(ScenarioState.PAUSED);
    }

    @Test
    void saysThatPresentMembersAreNotAllKnownWhileTheSegmentIsFilled() {
        save();
        jdbc.sql("update segmentation.segment set fill_after = 0, fill_cause = 'created' where key = :key")
                .param("key", key)
                .update();

        var question = office.get("/scenarios/" + key).body();
        office.post("/scenarios/" + key + "/activate", "enrolPresent", "true");
        var answer = office.get("/scenarios/" + key).body();

        assertThat(question).contains("The segment is still being filled", "disabled");
        assertThat(answer).contains("notice-bad", "The segment is still being filled");
        assertThat(scenarios.get(key).state()).isEqualTo(ScenarioState.DRAFT);
    }

    @Test
    void showsDeadRunsAndTriesThemAgain() {
        save();
        scenarios.activate(key, true);
        var run = jdbc.sql("""
                        update campaigns.scenario_run set state = 'dead', reason = 'the printer is on fire'
                         where scenario_id = (select id from campaigns.scenario where key = :key) returning id
                        """).param("key", key).query(Long.class).single();

        var dead = office.get("/scenarios/" + key + "?state=dead").body();
        office.post("/scenarios/" + key + "/runs/" + run + "/retry");

        assertThat(dead).contains("the printer is on fire", "Try again");
        assertThat(office.get("/scenarios/" + key + "?state=active").body()).contains("step 1");
    }

    @Test
    void changesAScenarioWithoutLosingAnything() {
        save();
        var before = scenarios.get(key).definition();

        var form = office.get("/scenarios/" + key + "/edit").body();

        assertThat(form).contains("value=\"Second purchase\"", "value=\"10\"", "Call back");
        assertThat(ScenarioForm.of(scenarios.get(key)).toJson()).isEqualTo(before.toJson());
    }

    @Test
    void letsNobodySaveOverAnothersChange() {
        save();
        var version = version(office.get("/scenarios/" + key + "/edit"));

        var first = edit("version", version, "steps[4].kind", "stop");
        var second = edit("version", version, "steps[4].kind", "tag", "steps[4].tag", "loud");

        assertThat(first.header("Location")).endsWith("/scenarios/" + key);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("somebody else has changed this scenario", "value=\"loud\"");
        assertThat(scenarios.get(key).definition().steps()).hasSize(5).last().isEqualTo(new Step.Stop());
        assertThat(version(second)).isEqualTo(version);
        assertThat(edit("version", version(office.get("/scenarios/" + key + "/edit")))
                        .header("Location"))
                .endsWith("/scenarios/" + key);
    }

    @Test
    void keepsLengthsOfTimeThatTheFormCannotSay() {
        var exact = scenarios.create(ScenarioDefinition.of(Json.read("""
                {"key": "%s", "name": "Exact", "trigger": {"on": "segment_entered", "segment": "%s"}, "reentry": "P1M15D",
                 "steps": [{"wait": "P1M15D"}, {"wait": "PT90S"},
                           {"if": {"segment": "%s", "member": true}, "then": [{"task": "Call", "assign": "least_loaded", "due": "PT30S"}], "else": []}]}
                """.formatted(key, key, key))));

        var form = form();
        form.put("name", "Renamed");
        post(form);
        var renamed = scenarios.get(key);
        form = form();
        form.put("steps[1].amount", "2");
        post(form);

        assertThat(renamed.name()).isEqualTo("Renamed");
        assertThat(renamed.definition().steps()).isEqualTo(exact.definition().steps());
        assertThat(renamed.definition().reentry()).isEqualTo(Span.parse("P1M15D"));
        assertThat(renamed.revision()).isEqualTo(exact.revision());
        assertThat(scenarios.get(key).definition().steps().get(1)).isEqualTo(new Step.Wait(Span.parse("PT2M")));
    }

    /** The editor as a browser would send it. */
    private Map<String, String> form() {
        var page = Jsoup.parse(office.get("/scenarios/" + key + "/edit").body());
        var sent = new LinkedHashMap<String, String>();
        ((FormElement) requireNonNull(page.selectFirst("form:has(#steps)")))
                .formData()
                .forEach(field -> sent.put(field.key(), field.value()));
        sent.remove("_csrf");
        sent.put("act", "save");
        return sent;
    }

    private void post(Map<String, String> form) {
        var fields = form.entrySet().stream()
                .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                .toArray(String[]::new);
        var saved = office.post("/scenarios/" + key + "/edit", fields);
        assertThat(saved.header("Location")).as(saved.body()).endsWith("/scenarios/" + key);
    }

    private Answer edit(String... more) {
        return office.post(
                "/scenarios/" + key + "/edit",
                with(Stream.concat(Stream.of("act", "save"), Stream.of(more)).toArray(String[]::new)));
    }

    private static String version(Answer form) {
        var found = Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(form.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void listsScenariosWithTheirFigures() {
        save();

        assertThat(office.get("/scenarios").body()).contains("Second purchase", "Entered “Gone quiet”", "draft");
    }

    private Answer save() {
        return office.post("/scenarios/-/new", with("act", "save"));
    }

    private String[] with(String... more) {
        return Stream.concat(
                        Arrays.stream(more),
                        Stream.of(
                                "name",
                                "Second purchase",
                                "key",
                                key,
                                "on",
                                "segment_entered",
                                "segment",
                                key,
                                "reentryAmount",
                                "90",
                                "reentryUnit",
                                "days",
                                "holdout",
                                "10",
                                "stopWhen",
                                "ordered",
                                "steps[0].kind",
                                "send",
                                "steps[0].template",
                                "we-miss-you",
                                "steps[1].kind",
                                "wait",
                                "steps[1].amount",
                                "2",
                                "steps[1].unit",
                                "weeks",
                                "steps[2].kind",
                                "task",
                                "steps[2].title",
                                "Call back",
                                "steps[2].assign",
                                "least_loaded",
                                "steps[2].amount",
                                "4",
                                "steps[2].unit",
                                "hours",
                                "steps[3].kind",
                                "if",
                                "steps[3].segment",
                                key,
                                "steps[3].member",
                                "true",
                                "steps[3].then[0].kind",
                                "tag",
                                "steps[3].then[0].tag",
                                "vip"))
                .toArray(String[]::new);
    }
}
