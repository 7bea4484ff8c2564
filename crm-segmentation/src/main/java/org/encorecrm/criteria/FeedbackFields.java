package org.encorecrm.criteria;

import static org.encorecrm.criteria.ValueType.*;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.encorecrm.change.ChangeKind;

/** What customers say: their reviews, how likely they recommend the shop, what they answered to surveys. */
public final class FeedbackFields {

    /** Before the key of a survey: when it was last answered. */
    public static final String ANSWERED = "survey.answeredAt.";

    /** Before the keys of a survey and of its question. */
    public static final String SURVEY = "survey.";

    static final Pattern OF_SURVEY = Pattern.compile("[a-z][a-z0-9_]*");
    static final Pattern OF_QUESTION = Pattern.compile("[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*");

    private static final Set<ChangeKind> KINDS = Set.of(ChangeKind.ACTIVITY);
    private static final String REVIEW = "review_left";
    private static final String ANSWER = "survey_answered";

    private FeedbackFields() {}

    static List<Field> all() {
        return List.of(
                count(""),
                averageRating(""),
                lastRating(""),
                lastReview(""),
                recommendation("nps.score", NUMBER, "NPS answer, 0–10", "Оценка NPS, 0–10", "score"),
                recommendation("nps.group", CHOICE, "NPS group", "Группа NPS", "grouped")
                        .choices(
                                Option.of("promoter", "promoter: 9 or 10", "промоутер: 9 или 10"),
                                Option.of("passive", "passive: 7 or 8", "нейтрал: 7 или 8"),
                                Option.of("detractor", "detractor: 0 to 6", "критик: от 0 до 6")),
                recommendation("nps.answeredAt", INSTANT, "NPS answered", "Ответ на NPS", "at")
                        .flippingBy(moments(ANSWER), "e.at"));
    }

    static Label ofGroup(String en, String ru) {
        return new Label("Reviews of a category: " + en, "Отзывы о категории: " + ru);
    }

    static Field count(String category) {
        return review("reviews.count", category, NUMBER, "Number of reviews", "Число отзывов", "number", "0")
                .known();
    }

    static Field averageRating(String category) {
        return review(
                "reviews.averageRating", category, NUMBER, "Average rating", "Средняя оценка в отзывах", "average", "");
    }

    static Field lastRating(String category) {
        return review(
                "reviews.lastRating",
                category,
                NUMBER,
                "Rating in the last review",
                "Оценка в последнем отзыве",
                "last_rating",
                "");
    }

    static Field lastReview(String category) {
        return review("reviews.lastAt", category, INSTANT, "Last review", "Последний отзыв", "last", "")
                .flippingBy(moments(REVIEW), "e.at");
    }

    /** When a survey was last answered: {@code survey.answeredAt.after_delivery}. */
    static Field answeredAt(String survey) {
        return field(
                        ANSWERED + survey,
                        new Label("Survey answered: " + survey, "Ответил на опрос: " + survey),
                        INSTANT,
                        asking -> Sql.of("""
                                select e.customer_id, max(e.at) as at from core.event e
                                 where e.type = 'survey_answered' and e.customer_id is not null and %s and e.at <= ?
                                   and e.id in (select a.event_id from core.answer a where a.survey = ?)
                                 group by 1""", asking.among().column("e.customer_id"), asking.now(), survey),
                        "at",
                        "")
                .flippingBy(moments(ANSWER), "e.at");
    }

    /** The latest answer to a question: {@code survey.after_delivery.score}. Several choices are one text. */
    static Field answer(String surveyAndQuestion) {
        var dot = surveyAndQuestion.indexOf('.');
        var survey = dot < 0 ? surveyAndQuestion : surveyAndQuestion.substring(0, dot);
        var question = surveyAndQuestion.substring(dot + 1);
        return field(
                SURVEY + surveyAndQuestion,
                new Label("Survey " + survey + ": " + question, "Опрос " + survey + ": " + question),
                ANY,
                asking -> Sql.of("""
                        select distinct on (e.customer_id) e.customer_id,
                               case when a.number is not null then to_jsonb(a.number)
                                    when a.truth is not null then to_jsonb(a.truth)
                                    else to_jsonb(coalesce(a.text, array_to_string(a.words, '; '))) end as said
                          from core.answer a join core.event e on e.id = a.event_id
                         where a.survey = ? and a.question = ? and e.customer_id is not null and %s and e.at <= ?
                         order by e.customer_id, e.at desc, e.id desc""", survey, question, asking.among().column("e.customer_id"), asking.now()),
                "said",
                "");
    }

    private static Field recommendation(String key, ValueType type, String en, String ru, String column) {
        return field(key, new Label(en, ru), type, FeedbackFields::recommendations, column, "");
    }

    /** Each one's latest answer to any question on that scale. */
    private static Sql recommendations(Asking asking) {
        return Sql.of("""
                select distinct on (e.customer_id) e.customer_id, e.at, a.number as score,
                       case when a.number >= 9 then 'promoter' when a.number >= 7 then 'passive' else 'detractor' end
                           as grouped
                  from core.event e join core.answer a on a.event_id = e.id and a.kind = 'nps'
                 where e.type = 'survey_answered' and e.customer_id is not null and %s and e.at <= ?
                 order by e.customer_id, e.at desc, e.id desc, a.question""", asking.among().column("e.customer_id"), asking.now());
    }

    private static Field review(
            String key, String category, ValueType type, String en, String ru, String column, String otherwise) {
        return field(
                category.isEmpty() ? key : key + "." + category,
                category.isEmpty() ? new Label(en, ru) : new Label(en + " — " + category, ru + " — " + category),
                type,
                asking -> reviews(category, asking),
                column,
                otherwise);
    }

    private static Sql reviews(String category, Asking asking) {
        return Sql.of(
                """
                select e.customer_id, count(*)::numeric as number, round(avg(r.rating), 2) as average, max(e.at) as last,
                       (array_agg(r.rating::numeric order by e.at desc, e.id desc) filter (where r.rating is not null))[1]
                           as last_rating
                  from core.event e join core.review r on r.event_id = e.id
                 where e.type = 'review_left' and e.customer_id is not null and %s and e.at <= ? and %s
                 group by 1""",
                asking.among().column("e.customer_id"),
                asking.now(),
                category.isEmpty() ? Sql.of("true") : Comparing.under(Sql.of("e.category"), category));
    }

    private static Field field(
            String key, Label label, ValueType type, Function<Asking, Sql> rows, String column, String otherwise) {
        return Field.counted(key, label, Theme.FEEDBACK, type, KINDS, rows, column, otherwise)
                .inThePast(Past.FACTS);
    }

    private static Home moments(String type) {
        return new Home(
                "(select * from core.event where type = '" + type + "' and customer_id is not null) e",
                "e.customer_id");
    }

    /** Whether a key is one of these fields: events tell the past of them. */
    static boolean has(String key) {
        return key.startsWith("reviews.") || key.startsWith("nps.") || key.startsWith(SURVEY);
    }
}
