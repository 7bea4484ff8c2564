package org.encorecrm.office.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Every word somebody ever gave about consent, the newest first, with what proves it. */
@Repository
@Transactional(readOnly = true)
class ConsentWords {

    /** A shop that repeats itself daily says no more than this in years; the export has all. */
    static final int MOST = 1000;

    private final JdbcClient jdbc;

    ConsentWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ConsentWordLine> of(long customerId) {
        return jdbc.sql("""
                        select l.*, host(l.ip) as host, t.text,
                               coalesce(l.stage, case when l.granted then 'granted' else 'withdrawn' end) as state
                          from core.consent_log l
                          left join core.consent_text t
                            on (t.purpose, t.version, t.language) = (l.purpose, l.text_version, coalesce(l.language, 'ru'))
                         where l.customer_id = :customer
                         order by l.at desc, l.id desc limit :most
                        """)
                .param("customer", customerId)
                .param("most", MOST)
                .query(ConsentWords::line)
                .list();
    }

    private static ConsentWordLine line(ResultSet row, int i) throws SQLException {
        return new ConsentWordLine(
                row.getTimestamp("at").toInstant(),
                row.getString("channel"),
                row.getString("purpose"),
                row.getString("address"),
                row.getString("state"),
                row.getString("origin").equals("customer"),
                row.getString("source"),
                row.getString("evidence"),
                row.getObject("text_version", Integer.class),
                row.getString("text"),
                row.getString("page"),
                row.getString("host"),
                row.getString("user_agent"),
                row.getString("said_by"),
                row.getTimestamp("recorded_at").toInstant());
    }
}
