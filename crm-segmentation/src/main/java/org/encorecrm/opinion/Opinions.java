package org.encorecrm.opinion;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.encorecrm.feedback.AnswerKind;
import org.encorecrm.feedback.Question;
import org.encorecrm.feedback.Question.Choice;
import org.encorecrm.feedback.QuestionnaireDraft;
import org.encorecrm.opinion.AnswerCounts.Given;
import org.encorecrm.opinion.AnswerCounts.Place;
import org.encorecrm.opinion.QuestionFigures.Value;
import org.encorecrm.support.Cursor;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers' answers add up to. */
@Service
@Transactional(readOnly = true)
public class Opinions {

    private final AnswerCounts counts;
    private final Settings settings;

    Opinions(AnswerCounts counts, Settings settings) {
        this.counts = counts;
        this.settings = settings;
    }

    public SurveyFigures of(QuestionnaireDraft survey, Asked asked) {
        var total = counts.total(survey.key(), asked);
        var answered = counts.answered(survey.key(), asked);
        var values = counts.values(survey.key(), asked);
        var scored = survey.questions().stream().anyMatch(each -> each.kind() == AnswerKind.NPS);
        return new SurveyFigures(
                total.answers(),
                total.customers(),
                survey.questions().stream()
                        .map(question -> figures(
                                question,
                                answered.getOrDefault(Given.to(question), 0L),
                                values.getOrDefault(Given.to(question), Map.of())))
                        .toList(),
                counts.weeks(survey.key(), asked, settings.zone()).stream()
                        .map(week -> new SurveyFigures.Week(
                                week.monday(),
                                week.answers(),
                                scored ? Nps.of(week.promoters(), week.passives(), week.detractors()) : null))
                        .toList());
    }

    private static QuestionFigures figures(Question question, long answered, Map<String, Long> counted) {
        var order = new LinkedHashSet<>(scale(question));
        counted.keySet().stream().sorted().forEach(order::add);
        var values = new ArrayList<Value>();
        for (var value : order) {
            var count = counted.getOrDefault(value, 0L);
            values.add(new Value(value, count, answered == 0 ? 0 : (double) count / answered));
        }
        return new QuestionFigures(
                question,
                answered,
                question.kind() == AnswerKind.NPS ? nps(counted) : null,
                question.kind() == AnswerKind.RATING ? average(counted) : null,
                question.kind() == AnswerKind.TEXT ? List.of() : values);
    }

    private static List<String> scale(Question question) {
        return switch (question.kind()) {
            case NPS, RATING ->
                IntStream.rangeClosed(question.kind().least(), question.kind().most())
                        .mapToObj(Integer::toString)
                        .toList();
            case YES_NO -> List.of("yes", "no");
            default -> question.choices().stream().map(Choice::value).toList();
        };
    }

    private static Nps nps(Map<String, Long> counted) {
        return Nps.of(sum(counted, 9, 10), sum(counted, 7, 8), sum(counted, 0, 6));
    }

    private static long sum(Map<String, Long> counted, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToLong(each -> counted.getOrDefault(Integer.toString(each), 0L))
                .sum();
    }

    private static @Nullable Double average(Map<String, Long> counted) {
        var answers = counted.values().stream().mapToLong(Long::longValue).sum();
        var sum = counted.entrySet().stream()
                .mapToLong(each -> Long.parseLong(each.getKey()) * each.getValue())
                .sum();
        return answers == 0 ? null : Math.round(100.0 * sum / answers) / 100.0;
    }

    /** What was written, the newest first. */
    public Page<SaidText> texts(QuestionnaireDraft survey, Asked asked, Paging paging) {
        var after = Cursor.read(paging.after(), 2, part -> new Place(Long.parseLong(part[0]), part[1]));
        return Page.of(
                counts.texts(survey.key(), asked, after, paging.fetch()),
                paging,
                text -> Cursor.of(text.eventId(), text.question()));
    }
}
