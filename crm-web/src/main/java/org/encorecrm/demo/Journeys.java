package org.encorecrm.demo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.Signal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Journeys of the clock, one at a time. */
@Repository
@DemoOnly
@Transactional
class Journeys {

    private static final String SELECT =
            "select id, departs_at, arrives_at, reached, state, orders from web.demo_journey ";

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final Signal signal = new Signal();

    Journeys(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Journey depart(Duration way) {
        var now = clock.now();
        var id = jdbc.sql("""
                        insert into web.demo_journey (departs_at, arrives_at, reached, state)
                        values (:now, :arrival, :now, 'running')
                            on conflict do nothing
                        returning id
                        """)
                .param("now", Timestamp.from(now))
                .param("arrival", Timestamp.from(now.plus(way)))
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new ConflictException("the clock is being moved already"));
        signal.afterCommit();
        return find(id).orElseThrow();
    }

    Optional<Journey> running() {
        return jdbc.sql(SELECT + "where state = 'running'")
                .query(Journeys::journey)
                .optional();
    }

    Optional<Journey> latest() {
        return jdbc.sql(SELECT + "order by id desc limit 1")
                .query(Journeys::journey)
                .optional();
    }

    Optional<Journey> find(long id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(Journeys::journey)
                .optional();
    }

    void reached(long id, Instant at, int orders) {
        jdbc.sql("update web.demo_journey set reached = :at, orders = orders + :orders where id = :id")
                .param("id", id)
                .param("at", Timestamp.from(at))
                .param("orders", orders)
                .update();
    }

    void end(long id, Journey.State how) {
        jdbc.sql("""
                        update web.demo_journey
                           set state = :how, finished_at = clock_timestamp()
                         where id = :id and state = 'running'
                        """)
                .param("id", id)
                .param("how", how.name().toLowerCase(Locale.ROOT))
                .update();
    }

    /** Wakes whoever walks. */
    Signal signal() {
        return signal;
    }

    private static Journey journey(ResultSet row, int n) throws SQLException {
        return new Journey(
                row.getLong("id"),
                row.getTimestamp("departs_at").toInstant(),
                row.getTimestamp("arrives_at").toInstant(),
                row.getTimestamp("reached").toInstant(),
                Journey.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("orders"));
    }
}
