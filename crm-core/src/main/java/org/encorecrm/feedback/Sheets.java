package org.encorecrm.feedback;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.encorecrm.activity.EventMessage;
import org.encorecrm.activity.EventTypes;
import org.encorecrm.activity.Events;
import org.encorecrm.customer.CustomerDocument;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.feedback.Sheet.State;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Settings;
import org.encorecrm.support.json.Document;
import org.encorecrm.support.json.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/** Surveys being answered by customers who followed a link of theirs. */
@Service
public class Sheets {

    private final QuestionnaireTable questionnaires;
    private final SheetTable table;
    private final Events events;
    private final Settings settings;
    private final BusinessClock clock;

    Sheets(QuestionnaireTable questionnaires, SheetTable table, Events events, Settings settings, BusinessClock clock) {
        this.questionnaires = questionnaires;
        this.table = table;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param customerId a record that was merged means the survivor */
    public Sheet of(long surveyId, long customerId) {
        var survey = questionnaires.find(surveyId).map(Questionnaire::draft).orElse(null);
        var person = survey == null
                ? null
                : table.person(customerId, survey.key(), clock.now()).orElse(null);
        var language = language(person == null ? null : person.language());
        if (survey == null || person == null) {
            return new Sheet(State.UNKNOWN, null, language);
        }
        if (!survey.active()) {
            return new Sheet(State.CLOSED, survey, language);
        }
        return new Sheet(mayAnswer(survey, person.lastAnswer()) ? State.OPEN : State.ANSWERED, survey, language);
    }

    private Locale language(@Nullable String own) {
        var spoken = own == null || own.isBlank() ? settings.get("shop.locale", "ru-RU") : own;
        return Locale.forLanguageTag(spoken).getLanguage().equals("ru") ? Locale.forLanguageTag("ru") : Locale.ENGLISH;
    }

    private boolean mayAnswer(QuestionnaireDraft survey, @Nullable Instant last) {
        return last == null
                || survey.againDays() != null
                        && !last.plus(Duration.ofDays(survey.againDays())).isAfter(clock.now());
    }

    /**
     * Records the answers of somebody whose sheet is open; two clicks at once record one. Of any other sheet nothing is
     * recorded: whoever looks again sees why.
     *
     * @param given what the fields of the form hold, by the questions' keys
     * @return what is wrong, by the questions' keys: {@code required} or {@code wrong}; nothing when they are recorded
     */
    public Map<String, String> answer(long surveyId, long customerId, Map<String, List<String>> given) {
        var survey = questionnaires.find(surveyId).orElseThrow();
        // Before looking whether there is an answer: one that comes in between then has the same name.
        var turn = table.turn(survey.key(), customerId);
        if (of(surveyId, customerId).state() != State.OPEN) {
            return Map.of();
        }
        var answers = Json.MAPPER.createObjectNode();
        var faults = new LinkedHashMap<String, String>();
        for (var question : survey.draft().asked()) {
            var filled = given.getOrDefault(question.key(), List.of()).stream()
                    .filter(value -> !value.isBlank())
                    .toList();
            if (!filled.isEmpty()) {
                put(answers, question, filled);
            } else if (question.required()) {
                faults.put(question.key(), "required");
            }
        }
        faults.putAll(faults(answers, survey.draft()));
        if (faults.isEmpty() && answers.isEmpty()) {
            survey.draft().asked().stream().limit(1).forEach(first -> faults.put(first.key(), "required"));
        }
        if (faults.isEmpty()) {
            record(survey, customerId, turn, answers);
        }
        return faults;
    }

    /** What is no number stays a text, and is refused as such. */
    private static void put(ObjectNode answers, Question question, List<String> filled) {
        var first = filled.get(0);
        switch (question.kind()) {
            case NPS, RATING, NUMBER -> {
                if (first.matches("\\d{1,4}")) {
                    answers.put(question.key(), Integer.parseInt(first));
                } else {
                    answers.put(question.key(), first);
                }
            }
            case CHOICES -> filled.forEach(answers.withArray("/" + question.key())::add);
            case YES_NO -> {
                if (Set.of("yes", "no").contains(first)) {
                    answers.put(question.key(), first.equals("yes"));
                } else {
                    answers.put(question.key(), first);
                }
            }
            default -> answers.put(question.key(), first);
        }
    }

    private static Map<String, String> faults(ObjectNode answers, QuestionnaireDraft survey) {
        var faults = new LinkedHashMap<String, String>();
        var document = Document.of(answers);
        new AnswerReader(document, survey).read();
        try {
            document.check();
        } catch (InvalidInputException invalid) {
            invalid.violations().forEach(each -> faults.put(each.pointer().split("/")[1], "wrong"));
        }
        return faults;
    }

    private void record(Questionnaire survey, long customerId, String turn, ObjectNode answers) {
        var properties = Json.MAPPER.createObjectNode().put("survey", survey.key());
        properties.set("answers", answers);
        events.recordOf(
                customerId,
                new EventMessage(
                        "survey-%d-%s".formatted(survey.id(), turn),
                        EventTypes.SURVEY_ANSWERED,
                        null,
                        CustomerDocument.ofVisitor(CustomerDocuments.DEFAULT_SOURCE, "")
                                .withVisitor(null),
                        null,
                        null,
                        null,
                        null,
                        Map.of(),
                        properties,
                        null));
    }
}
