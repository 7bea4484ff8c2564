package org.encorecrm.backtest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.encorecrm.criteria.Criteria;
import org.encorecrm.criteria.CriteriaWriter;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.support.Span;
import org.encorecrm.support.WorkState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rows of backtests and of what they found. */
@Repository
class BacktestStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Criteria criteria;

    BacktestStore(JdbcClient jdbc, JsonMapper json, Criteria criteria) {
        this.jdbc = jdbc;
        this.json = json;
        this.criteria = criteria;
    }

    long insert(
            BacktestQuestion question,
            @Nullable String segment,
            Criterion criteria,
            List<String> asKnownNow,
            int total,
            Instant now) {
        return jdbc.sql("""
                        insert into segmentation.backtest (criteria, segment_key, scenario_key, first_day, last_day, step,
                                                           total, as_known_now, asked_at)
                        values (:criteria::jsonb, :segment, :scenario, :from, :to, :step, :total, :asKnownNow, :now)
                        returning id
                        """)
                .param("criteria", CriteriaWriter.write(criteria).toString())
                .param("segment", segment)
                .param("scenario", question.scenario())
                .param("from", question.from())
                .param("to", question.to())
                .param("step", question.step().toString())
                .param("total", total)
                .param("asKnownNow", asKnownNow.toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    Optional<Backtest> find(long id) {
        return jdbc.sql("select * from segmentation.backtest where id = :id")
                .param("id", id)
                .query(this::backtest)
                .optional();
    }

    List<Backtest> ofSegment(String key, int limit) {
        return jdbc.sql("""
                        select * from segmentation.backtest where segment_key = :key order by id desc limit :limit
                        """)
                .param("key", key)
                .param("limit", limit)
                .query(this::backtest)
                .list();
    }

    private Backtest backtest(ResultSet row, int index) throws SQLException {
        var finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Backtest(
                row.getLong("id"),
                WorkState.of(row.getString("state")),
                criteria.read(json.readTree(row.getString("criteria")), "/criteria"),
                row.getString("segment_key"),
                row.getString("scenario_key"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                Span.parse(row.getString("step")),
                row.getInt("done"),
                row.getInt("total"),
                List.of((String[]) row.getArray("as_known_now").getArray()),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getString("failure"));
    }

    List<BacktestDay> days(long id) {
        return jdbc.sql("""
                        select day, members, entered, gone, runs, held_out from segmentation.backtest_day
                         where backtest_id = :id order by day
                        """)
                .param("id", id)
                .query((row, i) -> new BacktestDay(
                        row.getObject("day", LocalDate.class),
                        row.getLong("members"),
                        row.getLong("entered"),
                        row.getLong("gone"),
                        row.getObject("runs", Long.class),
                        row.getObject("held_out", Long.class)))
                .list();
    }

    void end(long id, WorkState state, @Nullable String failure) {
        jdbc.sql("""
                        update segmentation.backtest
                           set state = :state, finished_at = clock_timestamp(), failure = :failure, leased_until = null
                         where id = :id and state = 'running'
                        """)
                .param("id", id)
                .param("state", state.code())
                .param("failure", failure)
                .update();
    }
}
