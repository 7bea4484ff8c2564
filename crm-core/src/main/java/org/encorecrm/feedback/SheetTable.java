package org.encorecrm.feedback;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who answers, and what they have answered already. */
@Repository
class SheetTable {

    private static final String SURVIVOR =
            "coalesce((select a.customer_id from core.customer_alias a where a.alias_id = :customer), :customer)";

    private static final String THEIR_ANSWERS = """
            from core.event e
            where e.customer_id = %s and e.type = 'survey_answered'
              and exists (select 1 from core.answer a where a.event_id = e.id and a.survey = :survey)
            """.formatted(SURVIVOR);

    private final JdbcClient jdbc;

    SheetTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Person(@Nullable String language, @Nullable Instant lastAnswer) {}

    Optional<Person> person(long customerId, String survey, Instant now) {
        return jdbc.sql("""
                        select c.language, (select max(e.at) %s and e.at <= :now) as last
                          from core.customer c where c.id = %s
                        """.formatted(THEIR_ANSWERS, SURVIVOR))
                .param("customer", customerId)
                .param("survey", survey)
                .param("now", Timestamp.from(now))
                .query((row, i) -> {
                    var last = row.getTimestamp("last");
                    return new Person(row.getString("language"), last == null ? null : last.toInstant());
                })
                .optional();
    }

    /** The same for two answers that do not know of each other: whose they are, and how many came before. */
    String turn(String survey, long customerId) {
        return jdbc.sql("select %s || '-' || (select count(*) %s)".formatted(SURVIVOR, THEIR_ANSWERS))
                .param("customer", customerId)
                .param("survey", survey)
                .query(String.class)
                .single();
    }
}
