package org.encorecrm.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import encore.testing.EncoreTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.encorecrm.activity.EventMessage;
import org.encorecrm.activity.EventMessages;
import org.encorecrm.activity.EventResult;
import org.encorecrm.activity.Events;
import org.encorecrm.erasure.Erasures;
import org.encorecrm.feedback.Sheet.State;
import org.encorecrm.identity.Merges;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.json.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
class FeedbackTests {

    private final String own =
            "s" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    @Autowired
    Events events;

    @Autowired
    EventMessages messages;

    @Autowired
    Questionnaires questionnaires;

    @Autowired
    Sheets sheets;

    @Autowired
    Merges merges;

    @Autowired
    Erasures erasures;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void keepsAReviewOfAProductNobodyKnows() {
        var review = record(
                "'type': 'review_left', 'sku': 'no-#', 'properties': {'rating': 4, 'text': 'Ok', 'order': 'o-#', 'photo': 1}");

        assertThat(row("select rating || text || order_external_id from core.review where event_id = ?", review.id()))
                .isEqualTo("4Oko-" + own);
    }

    @Test
    void refusesReviewsAndAnswersOfTheWrongKindAndNamesThem() {
        assertThatThrownBy(() -> event("'type': 'review_left', 'properties': {'rating': 6}"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("/properties/rating");
        assertThatThrownBy(() -> event("'type': 'review_left'")).hasMessageContaining("/properties");
        assertThatThrownBy(() -> event("'type': 'review_left', 'properties': {'photo': 1}"))
                .hasMessageContaining("needs a rating");
        assertThatThrownBy(() -> event("'type': 'survey_answered', 'properties': {'survey': 'x', 'answers': {}}"))
                .hasMessageContaining("/properties/answers");

        create("P30D");
        for (var wrong : List.of(
                "'score': 11",
                "'score': 7.5",
                "'score': '7'",
                "'stars': 0",
                "'liked': ['taste']",
                "'again': 'yes'",
                "'why': 5",
                "'colour': 'red'")) {
            var question = wrong.substring(1, wrong.indexOf('\'', 1));
            assertThatThrownBy(() -> event("'type': 'survey_answered', 'properties': {'survey': '#', 'answers': {%s}}"
                            .formatted(wrong)))
                    .as(wrong)
                    .hasMessageContaining("/properties/answers/" + question);
        }
    }

    @Test
    void keepsAnswersAsWhatTheyAre() {
        create("P30D");
        var known = record("""
                'type': 'survey_answered', 'properties': {'survey': '#',
                'answers': {'score': 9, 'stars': 3, 'liked': ['price', 'speed'], 'again': false, 'why': 'so'}}""");
        var foreign = record("""
                'type': 'survey_answered', 'properties': {'survey': 'elsewhere_#',
                'answers': {'nps': 0, 'minutes': 7.5, 'shops': ['A', 'B'], 'again': true, 'why': 'no'}}""");

        assertThat(answers(known.id()))
                .isEqualTo("again=yes_no:false liked=choices:price+speed score=nps:9 stars=rating:3 why=text:so");
        assertThat(answers(foreign.id()))
                .isEqualTo("again=yes_no:true minutes=number:7.5 nps=nps:0 shops=choices:A+B why=text:no");
    }

    @Test
    void staysWithWhoeverSaidIt() {
        var one = record("'type': 'review_left', 'properties': {'rating': 5}");
        var other = events.record(
                event("'type': 'review_left', 'properties': {'rating': 1}".replace("#", own), "other-" + own), false);

        var merge = merges.merge(id(one), id(other), "same person");
        assertThat(ratings(id(one))).isEqualTo("1,5");
        merges.undo(merge.id());
        assertThat(ratings(id(one))).isEqualTo("5");
        assertThat(ratings(id(other))).isEqualTo("1");
    }

    @Test
    void leavesStarsAndNoWordsOfWhoeverIsErased() {
        create("P30D");
        var review = record("'type': 'review_left', 'properties': {'rating': 2, 'text': 'marker-#', 'order': 'o-#'}");
        record("'type': 'review_left', 'properties': {'text': 'marker-#'}");
        var known = record(
                "'type': 'survey_answered', 'properties': {'survey': '#', 'answers': {'score': 9, 'liked': ['price'], 'why': 'marker-#'}}");
        var foreign = record(
                "'type': 'survey_answered', 'properties': {'survey': 'x_#', 'answers': {'nps': 3, 'who': ['marker-#']}}");

        erasures.erase(id(review), "test");

        assertThat(row(
                        "select rating || coalesce(text, order_external_id, '') from core.review where event_id = ?",
                        review.id()))
                .isEqualTo("2");
        assertThat(answers(known.id())).isEqualTo("liked=choices:price score=nps:9");
        assertThat(answers(foreign.id())).isEqualTo("nps=nps:3");
        assertThat(row(
                        "select (select count(*) from core.review r where r::text like m) + (select count(*) from core.answer a where a::text like m) || '' from (select '%marker-' || ? || '%' as m) x",
                        own))
                .isEqualTo("0");
    }

    @Test
    void isAnsweredOnceUntilItsTimeHasPassed() {
        var survey = create("P30D");
        var customer = id(record("'type': 'registered'"));

        assertThat(sheets.of(survey, customer).state()).isEqualTo(State.OPEN);
        assertThat(sheets.answer(survey, customer, Map.of("why", List.of("because"))))
                .containsOnly(Map.entry("score", "required"));
        assertThat(sheets.answer(survey, customer, Map.of("score", List.of("eleven"))))
                .containsOnly(Map.entry("score", "wrong"));
        assertThat(sheets.answer(
                        survey,
                        customer,
                        Map.of("score", List.of("10"), "liked", List.of("speed"), "again", List.of("no"))))
                .isEmpty();
        assertThat(sheets.of(survey, customer).state()).isEqualTo(State.ANSWERED);
        assertThat(row("select string_agg(a.kind, ',' order by a.question) from core.answer a where a.survey = ?", own))
                .isEqualTo("yes_no,choices,nps");
        jdbc.sql("update core.event set at = at - interval '31 days' where customer_id = ?")
                .param(customer)
                .update();
        assertThat(sheets.of(survey, customer).state()).isEqualTo(State.OPEN);
        questionnaires.put(draft(null, false));
        assertThat(sheets.of(survey, customer).state()).isEqualTo(State.CLOSED);
        assertThat(sheets.of(survey, Long.MAX_VALUE).state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void recordsOneOfManyClicksAtOnce() throws Exception {
        var survey = create(null);
        var customer = id(record("'type': 'registered'"));
        var pool = Executors.newFixedThreadPool(6);
        try {
            var clicks = IntStream.range(0, 12)
                    .<Callable<Map<String, String>>>mapToObj(i ->
                            () -> sheets.answer(survey, customer, Map.of("score", List.of(Integer.toString(i % 11)))))
                    .toList();
            for (Future<Map<String, String>> click : pool.invokeAll(clicks)) {
                assertThat(click.get()).isEmpty();
            }
        } finally {
            pool.shutdown();
        }

        assertThat(row("select count(*)::text from core.answer where survey = ?", own))
                .isEqualTo("1");
    }

    @Test
    void keepsAQuestionThatWasAnsweredAndAsksItNoMore() {
        create("P30D");
        record("'type': 'survey_answered', 'properties': {'survey': '#', 'answers': {'stars': 2}}");
        var without = Json.read(draft("P30D", true).toJson().toString());
        var changed = questionnaires.put(QuestionnaireDraft.of(
                Json.read(without.toString().replaceFirst("\\{\"key\":\"stars\".*?\"required\":false},", ""))));

        assertThat(changed.draft().asked()).extracting(Question::key).doesNotContain("stars");
        assertThat(changed.draft().question("stars").orElseThrow().retired()).isTrue();
        assertThatThrownBy(() -> questionnaires.put(QuestionnaireDraft.of(
                        Json.read(without.toString().replace("\"kind\":\"rating\"", "\"kind\":\"text\"")))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("/questions/1/kind");
    }

    private long create(@Nullable String repeatAfter) {
        return questionnaires.create(draft(repeatAfter, true)).id();
    }

    private QuestionnaireDraft draft(@Nullable String repeatAfter, boolean active) {
        return QuestionnaireDraft.of(
                Json.read("""
                {'key': '#', 'name': 'After delivery', 'title': {'en': 'How did we do?'}, 'active': %s, 'repeatAfter': %s,
                 'questions': [
                  {'key': 'score', 'kind': 'nps', 'required': true, 'text': {'en': 'Would you recommend us?'}},
                  {'key': 'stars', 'kind': 'rating', 'text': {'ru': 'Звёзды'}},
                  {'key': 'liked', 'kind': 'choices', 'text': {'en': 'Liked?'},
                   'choices': [{'value': 'price'}, {'value': 'speed', 'text': {'en': 'Speed'}}]},
                  {'key': 'again', 'kind': 'yes_no', 'text': {'en': 'Again?'}},
                  {'key': 'why', 'kind': 'text', 'text': {'en': 'Why?'}}]}""".formatted(active, repeatAfter == null ? "null" : "'" + repeatAfter + "'")
                        .replace("#", own)
                        .replace('\'', '"')));
    }

    private EventResult record(String properties) {
        return events.record(event(properties), false);
    }

    private EventMessage event(String properties) {
        return event(properties, "u-" + own);
    }

    private EventMessage event(String properties, String externalId) {
        return messages.read(Json.read("{%s, 'customer': {'externalId': '%s'}, 'at': '%s'}"
                .formatted(properties, externalId, clock.now().minus(Duration.ofMinutes(5)))
                .replace("#", own)
                .replace('\'', '"')));
    }

    private static long id(EventResult result) {
        return Objects.requireNonNull(result.customerId());
    }

    private String ratings(long customer) {
        return row("""
                select string_agg(r.rating::text, ',' order by r.rating)
                  from core.review r join core.event e on e.id = r.event_id where e.customer_id = ?
                """, customer);
    }

    private String answers(long event) {
        return row("""
                select string_agg(question || '=' || kind || ':' || coalesce(trim_scale(number)::text, text, truth::text,
                                  array_to_string(words, '+')), ' ' order by question)
                  from core.answer where event_id = ?
                """, event);
    }

    private String row(String sql, Object parameter) {
        return jdbc.sql(sql).param(parameter).query(String.class).single();
    }
}
