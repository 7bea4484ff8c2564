package org.encorecrm.office.surveys;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.encorecrm.security.Role;
import org.encorecrm.security.Users;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncoreWebTest
class SurveyPagesTests {

    private static final String PASSWORD = "long enough for a test";

    private final String own =
            "s" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    @Autowired
    Api api;

    @Autowired
    Office office;

    @Autowired
    Users users;

    @BeforeEach
    void enter() {
        users.add("m-" + own, "Olga", null, Role.MARKETER, "en", PASSWORD);
        office.enter("m-" + own, PASSWORD);
    }

    @Test
    void writesASurveyAndShowsWhatItBrought() {
        assertThat(office.get("/reports/surveys").status()).isEqualTo(200);
        assertThat(office.get("/reports/surveys/new").body()).contains("q0.kind");
        var added = office.post("/reports/surveys/save", form("act", "add"));
        assertThat(added.body()).contains("q2.kind", "После доставки");

        var saved = office.post("/reports/surveys/save", form("act", "save"));
        assertThat(saved.header("Location")).as(saved.body()).endsWith("/reports/surveys/" + own);
        assertThat(office.post("/reports/surveys/save", form("act", "save")).status())
                .isEqualTo(409);
        for (var score : new int[] {10, 9, 3}) {
            api.post("/api/v1/events", """
                    {"type": "survey_answered", "customer": {"externalId": "u%d-%s"},
                     "properties": {"survey": "%s", "answers": {"score": %d, "q2": ["price"]}}}""".formatted(score, own, own, score));
        }

        var results = office.get("/reports/surveys/" + own).body();
        assertThat(results).contains("33.3", "Price", "survey." + own + ".scale");
        assertThat(office.get("/reports/surveys/" + own + "/edit").body()).contains("price = Цена | Price");
        assertThat(office.get("/reports/surveys").body()).contains(own);
    }

    /** Before a survey is defined its answers say themselves what they are. */
    @Test
    void countsOnlyWhatTheQuestionAsksFor() {
        for (var speed : new String[] {"4.5", "true", "[\"fast\"]", "\"fast\""}) {
            answer(speed);
        }
        office.post(
                "/reports/surveys/save",
                form("act", "save", "q2.kind", "rating", "q2.key", "speed", "q2.ru", "Быстро?"));
        answer("3");

        assertThat(office.get("/reports/surveys").status()).isEqualTo(200);
        assertThat(office.get("/reports/surveys/" + own).status()).isEqualTo(200);

        var speed = api.get("/api/v1/surveys/" + own + "/results").json().at("/questions/2");
        assertThat(speed.get("key").stringValue()).isEqualTo("speed");
        assertThat(speed.get("answered").asInt()).isEqualTo(1);
        assertThat(speed.get("average").asDouble()).isEqualTo(3.0);
        assertThat(speed.get("values").size()).isEqualTo(5);
    }

    private void answer(String speed) {
        var answered = api.post("/api/v1/events", """
                {"type": "survey_answered", "customer": {"externalId": "u-%s"},
                 "properties": {"survey": "%s", "answers": {"speed": %s}}}""".formatted(own, own, speed));
        assertThat(answered.status()).as(answered.body()).isEqualTo(201);
    }

    @Test
    void letsNobodySaveOverAnothersChange() {
        office.post("/reports/surveys/save", form("act", "save"));
        var version = version();

        var first = office.post("/reports/surveys/save", changed(version, "yes_no"));
        var second = office.post("/reports/surveys/save", changed(version, "text"));

        assertThat(first.header("Location")).as(first.body()).endsWith("/reports/surveys/" + own);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("somebody else has changed this survey", "Ещё что-нибудь? text");
        assertThat(api.get("/api/v1/surveys/" + own)
                        .json()
                        .at("/questions/2/kind")
                        .stringValue())
                .isEqualTo("yes_no");
        assertThat(office.post("/reports/surveys/save", changed(version(), "text"))
                        .status())
                .isEqualTo(302);
    }

    private String version() {
        var found = Pattern.compile("name=\"version\" value=\"(\\d+)\"")
                .matcher(office.get("/reports/surveys/" + own + "/edit").body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private String[] changed(String version, String kind) {
        var form = form("act", "save", "version", version, "q2.kind", kind, "q2.ru", "Ещё что-нибудь? " + kind);
        form[1] = "false";
        return form;
    }

    @Test
    void saysWhatIsMissing() {
        var refused = office.post(
                "/reports/surveys/save",
                "fresh",
                "true",
                "key",
                "Bad key",
                "againDays",
                "x",
                "q0.kind",
                "choice",
                "q0.choices",
                "one");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Give it a name", "Latin letters", "Whole days", "At least two", "Say it in Russian");
    }

    private String[] form(String... more) {
        return Stream.concat(
                        Stream.of(
                                "fresh",
                                "true",
                                "key",
                                own,
                                "name",
                                "После доставки",
                                "titleRu",
                                "Как мы справились?",
                                "againDays",
                                "30",
                                "active",
                                "yes",
                                "q0.kind",
                                "nps",
                                "q0.key",
                                "score",
                                "q0.ru",
                                "Посоветуете?",
                                "q1.kind",
                                "choices",
                                "q1.ru",
                                "Что понравилось?",
                                "q1.choices",
                                "price = Цена | Price\nСкорость"),
                        Stream.of(more))
                .toArray(String[]::new);
    }
}
