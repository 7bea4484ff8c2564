package org.encorecrm.feedback;

import java.util.Set;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.erasure.PersonalTraces;
import org.encorecrm.erasure.Tally;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many stars and what was chosen counts on; what somebody wrote goes. */
@Component
class FeedbackTraces implements PersonalTraces {

    /** Their events, whether or not those have been handed to the remainder already. */
    private static final String THEIRS =
            "event_id in (select e.id from core.event e where e.customer_id = any(:ids) or e.customer_id = :remainder)";

    private final JdbcClient jdbc;

    FeedbackTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("core.review", "core.answer");
    }

    @Override
    public void erase(Erasing who, Tally tally) {
        tally.erased("reviews", update(who, "delete from core.review where rating is null and " + THEIRS));
        tally.kept(
                "reviews",
                update(who, "update core.review set text = null, order_external_id = null where " + THEIRS),
                Tally.Reason.STATISTICS);
        // In a survey that is not ours a choice may be anything at all.
        tally.erased("answers", update(who, """
                delete from core.answer
                 where (kind = 'text' or words is not null and survey not in (select q.key from core.questionnaire q))
                   and %s""".formatted(THEIRS)));
        tally.kept(
                "answers",
                who.statement(jdbc, "select count(*) from core.answer where " + THEIRS)
                        .query(Long.class)
                        .single(),
                Tally.Reason.STATISTICS);
    }

    private int update(Erasing who, String sql) {
        return who.statement(jdbc, sql).update();
    }
}
