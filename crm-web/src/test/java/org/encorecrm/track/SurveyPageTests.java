package org.encorecrm.track;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.Browser;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.util.UUID;
import org.encorecrm.message.Links;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreWebTest
class SurveyPageTests {

    private final String own =
            "s" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    @Autowired
    Api api;

    @Autowired
    Office reader;

    @Autowired
    JdbcClient jdbc;

    private String customer;
    private String path;

    @BeforeEach
    void askAnna() {
        assertThat(api.put("/api/v1/surveys/" + own, survey(true)).status()).isEqualTo(201);
        customer = api.post(
                        "/api/v1/customers",
                        json(
                                "{'externalId': 'u-#', 'email': 'anna.#@example.com', 'firstName': 'Анна', 'language': 'ru'}"))
                .json()
                .get("id")
                .stringValue();
        path = path();
    }

    @Test
    void storesNothingUntilTheButtonIsPressed() {
        var page = reader.get(path + "?answer=9");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("Как мы справились?", "lang=\"ru\"", "Отправить", "value=\"9\" checked")
                .doesNotContain("<script", "Анна", "anna.");
        assertThat(answers()).isZero();
        assertThat(reader.get(path + "?answer=99").body()).doesNotContain("checked");

        assertThat(reader.postRaw(path, "q.score=9&q.why=%D0%91%D1%8B%D1%81%D1%82%D1%80%D0%BE")
                        .status())
                .isEqualTo(302);
        assertThat(answers()).isEqualTo(2);
        assertThat(reader.get(path + "?thanks=yes").body()).contains("Вы нам очень помогли");
        assertThat(reader.get(path).body()).contains("Вы уже ответили").doesNotContain("<form");
        assertThat(reader.postRaw(path, "q.score=1").body()).contains("Вы уже ответили");
        assertThat(answers()).isEqualTo(2);
    }

    @Test
    void saysWhatIsMissingAndKeepsTheRest() {
        var page = reader.postRaw(path, "q.why=because");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("Ответьте, пожалуйста, на этот вопрос", "because", "aria-invalid=\"true\"");
        assertThat(answers()).isZero();
    }

    @Test
    void takesNoAnswersWhenClosedOrForged() {
        api.put("/api/v1/surveys/" + own, survey(false));

        assertThat(reader.get(path).body()).contains("Опрос закрыт");
        assertThat(reader.postRaw(path, "q.score=9").body()).contains("Опрос закрыт");
        assertThat(reader.get(path.substring(0, path.length() - 2)).status()).isEqualTo(404);
        assertThat(reader.postRaw("/s/nothing.signed", "q.score=9").status()).isEqualTo(404);
        assertThat(reader.get("/s/" + Links.SURVEY_PREVIEW).status()).isEqualTo(200);
        assertThat(answers()).isZero();
    }

    @Test
    void answersForWhoeverTheCustomerHasBecome() {
        var elder = api.post("/api/v1/customers", json("{'externalId': 'x-#', 'email': 'other.#@example.com'}"))
                .json()
                .get("id")
                .stringValue();
        var merged = api.post("/api/v1/customers/" + customer + "/merge", "{\"with\": \"%s\"}".formatted(elder));
        assertThat(merged.status()).as(merged.body()).isEqualTo(200);

        reader.postRaw(path, "q.score=3");

        assertThat(answers()).isOne();
    }

    @Test
    void putsASurveyIntoALetter() {
        var template = json("""
                {'key': 't-#', 'name': 'Ask', 'subject': '{{ survey.#.title }}',
                 'html': '<p>{{ survey.#.question }}</p>{{ survey.#.scale }}<a href=^{{ survey.#.url }}^>Ответить</a>'}""").replace("^", "\\\"");
        var saved = api.put("/api/v1/templates/t-" + own, template);
        assertThat(saved.status()).as(saved.body()).isEqualTo(201);
        var letter = api.post("/api/v1/templates/t-" + own + "/render", "{\"customerId\": \"%s\"}".formatted(customer))
                .json();

        assertThat(letter.get("subject").stringValue()).isEqualTo("Как мы справились?");
        assertThat(letter.get("html").stringValue())
                .contains("/s/preview?answer=0\"", "/s/preview?answer=10\"", "Посоветуете?");
        assertThat(letter.get("text").stringValue()).contains("Ответить");
        assertThat(api.put(
                                "/api/v1/templates/t-" + own,
                                json("{'key': 't-#', 'name': 'x', 'subject': 'x', 'html': '{{ survey.none_#.url }}'}"))
                        .body())
                .contains("unknown survey none_" + own);
    }

    @Test
    void isAnsweredOnAPhoneWithTheKeyboardAlone() {
        try (var browser = Browser.open()) {
            var page = browser.page(360, 740);
            page.navigate(reader.url() + path + "?answer=7");
            assertThat(page.evaluate("document.documentElement.scrollWidth <= 360"))
                    .isEqualTo(true);
            assertThat(page.isChecked("input[value='7']")).isTrue();
            page.focus("input[value='7']");
            page.keyboard().press("ArrowRight");
            page.keyboard().press("Tab");
            page.keyboard().press("Space");
            page.keyboard().press("Tab");
            page.keyboard().press("Tab");
            page.keyboard().type("Всё хорошо");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            page.waitForURL(address -> address.contains("thanks"));

            assertThat(page.textContent("main")).contains("Вы нам очень помогли");
            assertThat(browser.complaints()).isEmpty();
        }
        assertThat(jdbc.sql("""
                                select string_agg(coalesce(trim_scale(a.number)::text, a.text, a.words::text), ' ' order by a.question)
                                  from core.answer a where a.survey = ?
                                """).param(own).query(String.class).single()).isEqualTo("{price} 8 Всё хорошо");
    }

    private String path() {
        var link = api.post("/api/v1/surveys/" + own + "/links", "{\"customerId\": \"%s\"}".formatted(customer));
        var url = link.json().get("url").stringValue();
        return url.substring(url.indexOf("/s/"));
    }

    private long answers() {
        return jdbc.sql("select count(*) from core.answer where survey = ?")
                .param(own)
                .query(Long.class)
                .single();
    }

    private String survey(boolean active) {
        return json("""
                {'key': '#', 'name': 'After delivery', 'title': {'ru': 'Как мы справились?'}, 'active': %s,
                 'thanks': {'ru': 'Вы нам очень помогли'}, 'questions': [
                 {'key': 'score', 'kind': 'nps', 'required': true, 'text': {'ru': 'Посоветуете?'}},
                 {'key': 'liked', 'kind': 'choices', 'text': {'ru': 'Что понравилось?'},
                  'choices': [{'value': 'price', 'text': {'ru': 'Цена'}}, {'value': 'speed', 'text': {'ru': 'Скорость'}}]},
                 {'key': 'why', 'kind': 'text', 'text': {'ru': 'Почему?'}}]}""".formatted(active));
    }

    private String json(String text) {
        return text.replace("#", own).replace('\'', '"');
    }
}
