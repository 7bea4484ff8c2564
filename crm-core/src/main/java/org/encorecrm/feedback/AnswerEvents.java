package org.encorecrm.feedback;

import java.util.ArrayList;
import java.util.List;
import org.encorecrm.activity.EventTypes;
import org.encorecrm.activity.RecordedEvent;
import org.encorecrm.activity.TypedEvents;
import org.encorecrm.support.Columns;
import org.encorecrm.support.json.Document;
import org.encorecrm.support.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Answers to surveys: {@code {"survey": "after_delivery", "answers": {"score": 9, "why": "…"}}}. */
@Repository
class AnswerEvents implements TypedEvents {

    private final QuestionnaireTable questionnaires;
    private final JdbcClient jdbc;

    AnswerEvents(QuestionnaireTable questionnaires, JdbcClient jdbc) {
        this.questionnaires = questionnaires;
        this.jdbc = jdbc;
    }

    @Override
    public String type() {
        return EventTypes.SURVEY_ANSWERED;
    }

    @Override
    public void check(Document properties) {
        var survey = properties.requiredText("survey", 40);
        if (!survey.isEmpty() && !QuestionnaireReader.KEY.matcher(survey).matches()) {
            properties.reject("survey", "must be a lower_snake_case name");
        }
        var answers = properties.loose("answers");
        if (properties.required("answers", answers, properties).names().isEmpty()) {
            properties.reject("answers", "must answer at least one question");
        }
        answers.ifSet(given -> read(survey, given));
    }

    private List<Answer> read(String survey, Document answers) {
        var defined = questionnaires.find(survey).map(Questionnaire::draft).orElse(null);
        return new AnswerReader(answers, defined).read();
    }

    @Override
    public void recorded(List<RecordedEvent> events) {
        var rows = new ArrayList<Row>();
        for (var event : events) {
            var properties = Document.of(event.properties());
            var survey = properties.text("survey", 40).orElse("");
            properties
                    .loose("answers")
                    .ifSet(answers ->
                            read(survey, answers).forEach(answer -> rows.add(new Row(event.id(), survey, answer))));
        }
        if (!rows.isEmpty()) {
            insert(rows);
        }
    }

    private void insert(List<Row> rows) {
        jdbc.sql("""
                        insert into core.answer (event_id, survey, question, kind, number, words, text, truth)
                        select event_id, survey, question, kind, number,
                               case when words is not null then array(select jsonb_array_elements_text(words)) end,
                               text, truth
                          from unnest(:event::bigint[], :survey::text[], :question::text[], :kind::text[],
                                      :number::numeric[], :words::jsonb[], :text::text[], :truth::boolean[])
                               as a (event_id, survey, question, kind, number, words, text, truth)
                        """)
                .params(Columns.of(rows)
                        .add("event", Row::event)
                        .add("survey", Row::survey)
                        .add("question", row -> row.answer().question())
                        .add("kind", row -> row.answer().kind().code())
                        .add("number", row -> row.answer().number())
                        .add(
                                "words",
                                row -> row.answer().words() == null
                                        ? null
                                        : Json.MAPPER.writeValueAsString(
                                                row.answer().words()))
                        .add("text", row -> row.answer().text())
                        .add("truth", row -> row.answer().truth())
                        .params())
                .update();
    }

    private record Row(long event, String survey, Answer answer) {}
}
