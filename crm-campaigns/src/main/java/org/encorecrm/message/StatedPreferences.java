package org.encorecrm.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** campaigns.stated_preference. The gate reads it while it holds the customer, as does whoever writes it. */
@Repository
public class StatedPreferences {

    private final JdbcClient jdbc;

    StatedPreferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest said of this record or of any merged into it. */
    public Optional<StatedPreference> of(long customerId) {
        return jdbc.sql("""
                        select p.* from campaigns.stated_preference p
                         where p.customer_id = :customer
                            or p.customer_id in (select alias_id from core.customer_alias where customer_id = :customer)
                         order by p.said_at desc limit 1
                        """)
                .param("customer", customerId)
                .query(StatedPreferences::read)
                .optional();
    }

    /** The caller holds the customer. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void say(long customerId, StatedPreference said, Instant now) {
        jdbc.sql("""
                        insert into campaigns.stated_preference
                               (customer_id, most, within_days, from_time, to_time, days, groups, said_at)
                        values (:customer, :most, :within, :from, :to, :days, :groups, :now)
                            on conflict (customer_id) do update
                           set most = excluded.most, within_days = excluded.within_days,
                               from_time = excluded.from_time, to_time = excluded.to_time, days = excluded.days,
                               groups = excluded.groups, said_at = excluded.said_at
                        """)
                .param("customer", customerId)
                .param("most", said.most())
                .param("within", said.withinDays())
                .param("from", said.from())
                .param("to", said.to())
                .param("days", said.dayBits())
                .param("groups", said.groups().toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .update();
    }

    private static StatedPreference read(ResultSet row, int i) throws SQLException {
        return new StatedPreference(
                row.getObject("most", Integer.class),
                row.getInt("within_days"),
                row.getObject("from_time", LocalTime.class),
                row.getObject("to_time", LocalTime.class),
                StatedPreference.days(row.getInt("days")),
                List.of((String[]) row.getArray("groups").getArray()));
    }
}
