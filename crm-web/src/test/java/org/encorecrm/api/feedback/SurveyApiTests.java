package org.encorecrm.api.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncoreWebTest
class SurveyApiTests {

    private final String own =
            "s" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    @Autowired
    Api api;

    @Test
    void definesAsksAndCountsASurvey() {
        var created = api.post("/api/v1/surveys", survey("'active': true"));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(api.post("/api/v1/surveys", survey("'active': true")).status())
                .isEqualTo(409);
        assertThat(api.get("/api/v1/surveys").json().get("items").findValuesAsString("key"))
                .contains(own);

        // 5 promoters, 2 passives, 3 detractors: 50 % − 30 %.
        for (var score : new int[] {10, 10, 9, 9, 9, 8, 7, 6, 3, 0}) {
            var answered = api.post("/api/v1/events", json("""
                            {'type': 'survey_answered', 'customer': {'externalId': 'u%d-#'},
                             'properties': {'survey': '#', 'answers': {'score': %d, 'why': 'said %d'}}}""".formatted(score, score, score)));
            assertThat(answered.status()).as(answered.body()).isEqualTo(201);
        }

        var results = api.get("/api/v1/surveys/" + own + "/results").json();
        assertThat(results.get("answers").asInt()).isEqualTo(10);
        assertThat(results.get("customers").asInt()).isEqualTo(7);
        var nps = results.at("/questions/0/nps");
        assertThat(nps.get("score").asDouble()).isEqualTo(20.0);
        // n = 13, p = 5.75 / 13, d = 3.75 / 13: 15.4 ± 45.6
        assertThat(nps.get("low").asDouble()).isCloseTo(-30.2, within(0.1));
        assertThat(nps.get("high").asDouble()).isCloseTo(61.0, within(0.1));
        assertThat(results.at("/questions/0/values/9/count").asInt()).isEqualTo(3);
        assertThat(results.at("/weeks/0/nps/score").asDouble()).isEqualTo(20.0);

        var texts = api.get("/api/v1/surveys/" + own + "/texts?limit=6").json();
        assertThat(texts.at("/items/0/text").stringValue()).isEqualTo("said 0");
        assertThat(texts.at("/items/0/score").asInt()).isZero();
        assertThat(api.get("/api/v1/surveys/" + own + "/texts?limit=6&after="
                                + texts.get("next").stringValue())
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(4);
        assertThat(api.get("/api/v1/surveys/" + own + "/results?to=2020-01-01")
                        .json()
                        .get("answers")
                        .asInt())
                .isZero();
    }

    @Test
    void namesWhatIsWrong() {
        var wrong = api.post("/api/v1/surveys", json("""
                {'key': 'No Key', 'name': '', 'title': {}, 'repeatAfter': 'PT5H', 'questions': [
                 {'key': 'a', 'kind': 'stars', 'text': {'en': 'x'}}, {'key': 'a', 'kind': 'choice', 'text': {'en': 'x'}}]}"""));

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().get("errors").findValuesAsString("pointer"))
                .contains("/key", "/name", "/title", "/repeatAfter", "/questions/0/kind", "/questions/1/key")
                .contains("/questions/1/choices");
        assertThat(api.get("/api/v1/surveys/none_" + own + "/results").status()).isEqualTo(404);
        var event = api.post("/api/v1/events", json("""
                {'type': 'review_left', 'customer': {'externalId': 'u-#'}, 'properties': {'rating': 0}}"""));
        assertThat(event.status()).isEqualTo(422);
        assertThat(event.json().at("/errors/0/pointer").stringValue()).isEqualTo("/properties/rating");
    }

    @Test
    void givesALinkThatSaysNothingAboutAnybody() {
        api.put("/api/v1/surveys/" + own, survey("'active': true"));
        var customer = api.post("/api/v1/customers", json("{'externalId': 'u-#', 'email': 'who-#@example.com'}"))
                .json()
                .get("id")
                .stringValue();

        var link = api.post("/api/v1/surveys/" + own + "/links", json("{'customerId': '%s'}".formatted(customer)));

        assertThat(link.json().get("url").stringValue()).contains("/s/").doesNotContain("who", own);
        assertThat(api.post("/api/v1/surveys/" + own + "/links", json("{'customerId': '99999999999'}"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void findsDetractorsAndThePeopleOfBadReviews() {
        api.put("/api/v1/surveys/" + own, survey("'active': true"));
        for (var event : new String[] {
            "'type': 'survey_answered', 'properties': {'survey': '#', 'answers': {'score': 2}}",
            "'type': 'review_left', 'category': 'Own-#/Robots', 'properties': {'rating': 1}"
        }) {
            api.post("/api/v1/events", json("{%s, 'customer': {'externalId': 'sad-#'}}".formatted(event)));
        }

        assertThat(count("'field': 'survey.#.score', 'op': 'lte', 'value': 6")).isEqualTo(1);
        assertThat(count("'field': 'survey.answeredAt.#', 'op': 'newerThan', 'value': 'P1D'"))
                .isEqualTo(1);
        assertThat(count("'field': 'reviews.lastRating.Own-#', 'op': 'lte', 'value': 2"))
                .isEqualTo(1);
        assertThat(count("'field': 'reviews.count.Other-#', 'op': 'gte', 'value': 1"))
                .isZero();
        assertThat(count("'field': 'nps.group', 'op': 'eq', 'value': 'detractor'"))
                .isPositive();
        assertThat(api.post("/api/v1/segments/preview", json("{'criteria': {'field': 'survey.#', 'op': 'isSet'}}"))
                        .status())
                .isEqualTo(422);
    }

    private int count(String leaf) {
        var answer = api.post("/api/v1/segments/preview", json("{'criteria': {%s}}".formatted(leaf)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("count").asInt();
    }

    private String survey(String more) {
        return json("""
                {'key': '#', 'name': 'After delivery', 'title': {'en': 'How did we do?'}, %s, 'questions': [
                 {'key': 'score', 'kind': 'nps', 'required': true, 'text': {'en': 'Would you recommend us?'}},
                 {'key': 'why', 'kind': 'text', 'text': {'en': 'Why?'}}]}""".formatted(more));
    }

    private String json(String text) {
        return text.replace("#", own).replace('\'', '"');
    }
}
