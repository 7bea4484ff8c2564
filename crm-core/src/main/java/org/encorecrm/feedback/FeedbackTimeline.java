package org.encorecrm.feedback;

import java.util.List;
import org.encorecrm.timeline.TimelineKind;
import org.encorecrm.timeline.TimelineSource;
import org.springframework.stereotype.Component;

/** Reviews and answers to surveys on the line of the customer; labels come in every language a survey has. */
@Component
class FeedbackTimeline implements TimelineSource {

    private static final TimelineKind REVIEW = new TimelineKind(72, "review", "e.at", "e.id", """
            jsonb_build_object('sku', e.sku, 'product', (select p.name from core.product p where p.sku = e.sku),
                               'rating', r.rating, 'text', r.text, 'order', r.order_external_id)""", """
            core.event e left join core.review r on r.event_id = e.id
             where e.customer_id = :id and e.type = 'review_left'""");

    private static final TimelineKind SURVEY = new TimelineKind(74, "survey", "e.at", "e.id", """
            jsonb_build_object(
                'survey', e.properties ->> 'survey', 'name', q.name,
                'answers', (
                    select jsonb_agg(jsonb_build_object(
                               'question', a.question, 'label', asked.question -> 'text', 'kind', a.kind,
                               'number', a.number, 'truth', a.truth, 'text', a.text,
                               'chosen', (
                                   select jsonb_agg(jsonb_build_object('value', w.word, 'label', c.choice -> 'text') order by w.n)
                                     from unnest(a.words) with ordinality w (word, n)
                                     left join jsonb_array_elements(asked.question -> 'choices') c (choice)
                                       on c.choice ->> 'value' = w.word))
                               order by asked.n, a.question)
                      from core.answer a
                      left join jsonb_array_elements(q.definition -> 'questions') with ordinality asked (question, n)
                        on asked.question ->> 'key' = a.question
                     where a.event_id = e.id))""", """
            core.event e left join core.questionnaire q on q.key = e.properties ->> 'survey'
             where e.customer_id = :id and e.type = 'survey_answered'""");

    @Override
    public List<TimelineKind> timeline() {
        return List.of(REVIEW, SURVEY);
    }
}
