package org.encorecrm.opinion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.encorecrm.feedback.Question;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Answers counted and listed; one statement each. */
@Repository
class AnswerCounts {

    /** Answers of the survey that count, under the aliases a and e. */
    private static final String COUNTING = """
            from core.answer a join core.event e on e.id = a.event_id
            where a.survey = :survey
              and (:from::date is null or e.at >= :from::date::timestamp at time zone :zone)
              and (:to::date is null or e.at < (:to::date + 1)::timestamp at time zone :zone)
              and (:segment::text is null or exists (
                      select 1 from segmentation.member m join segmentation.segment s on s.id = m.segment_id
                       where m.customer_id = e.customer_id and m.left_at is null and s.key = :segment))
            """;

    private final JdbcClient jdbc;
    private final Settings settings;

    AnswerCounts(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** How often it was answered, and by how many. */
    record Total(long answers, long customers) {}

    Total total(String survey, Asked asked) {
        return statement(survey, asked, """
                        select count(distinct e.id) as answers, count(distinct e.customer_id) as customers %s
                        """).query(Total.class).single();
    }

    /** What is answered to a question. Given before the survey was defined, it may be of another kind than is asked for. */
    record Given(String question, String kind) {

        static Given to(Question question) {
            return new Given(question.key(), question.kind().code());
        }

        private static Given of(ResultSet row) throws SQLException {
            return new Given(row.getString("question"), row.getString("kind"));
        }
    }

    /** How often each question was answered. */
    Map<Given, Long> answered(String survey, Asked asked) {
        var answered = new HashMap<Given, Long>();
        statement(survey, asked, "select a.question, a.kind, count(*) as times %s group by 1, 2")
                .query(row -> {
                    answered.put(Given.of(row), row.getLong("times"));
                });
        return answered;
    }

    /** How often each answer was given, by question; texts are not counted. */
    Map<Given, Map<String, Long>> values(String survey, Asked asked) {
        var values = new HashMap<Given, Map<String, Long>>();
        statement(survey, asked, """
                        select c.question, c.kind, v.value, count(*) as times
                          from (select a.question, a.kind, a.words, trim_scale(a.number)::text as number,
                                       case when a.truth then 'yes' when not a.truth then 'no' end as truth %s) c
                         cross join lateral unnest(coalesce(c.words, array[coalesce(c.number, c.truth)])) as v (value)
                         where v.value is not null
                         group by 1, 2, 3
                        """).query(row -> {
            values.computeIfAbsent(Given.of(row), unseen -> new HashMap<>())
                    .put(row.getString("value"), row.getLong("times"));
        });
        return values;
    }

    /** One week of answers. */
    record Week(LocalDate monday, long answers, long promoters, long passives, long detractors) {}

    List<Week> weeks(String survey, Asked asked, ZoneId zone) {
        return statement(survey, asked, """
                        select date_trunc('week', e.at at time zone :zone)::date as monday,
                               count(distinct e.id) as answers,
                               count(*) filter (where a.kind = 'nps' and a.number >= 9) as promoters,
                               count(*) filter (where a.kind = 'nps' and a.number in (7, 8)) as passives,
                               count(*) filter (where a.kind = 'nps' and a.number < 7) as detractors
                        %s group by 1 order by 1
                        """).query(Week.class).list();
    }

    /** The newest first. */
    List<SaidText> texts(String survey, Asked asked, @Nullable Place after, int limit) {
        return statement(survey, asked, """
                        select a.event_id, a.question, e.at, a.text, e.customer_id,
                               nullif(concat_ws(' ', c.first_name, c.last_name), '') as name,
                               (select x.number from core.answer x
                                 where x.event_id = a.event_id and x.kind in ('nps', 'rating') limit 1) as score
                          from (select a.* %s and a.kind = 'text') a
                          join core.event e on e.id = a.event_id
                          left join core.customer c on c.id = e.customer_id
                         where (:event::bigint is null or (e.at, a.event_id, a.question) < (
                                   (select p.at from core.event p where p.id = :event), :event, :question))
                         order by e.at desc, a.event_id desc, a.question desc
                         limit :limit
                        """)
                .param("event", after == null ? null : after.event())
                .param("question", after == null ? null : after.question())
                .param("limit", limit)
                .query(SaidText.class)
                .list();
    }

    /** Where a page of texts ended. */
    record Place(long event, String question) {}

    private JdbcClient.StatementSpec statement(String survey, Asked asked, String sql) {
        return jdbc.sql(sql.formatted(COUNTING))
                .param("survey", survey)
                .param("from", asked.from())
                .param("to", asked.to())
                .param("segment", asked.segment())
                .param("zone", settings.zone().getId());
    }
}
