package org.encorecrm.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.encorecrm.support.Signal;
import org.encorecrm.support.json.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;

/** The runs of retention: one at a time, each night by the setting {@code retention.cron} or when somebody asks. */
@Service
public class RetentionRuns {

    private static final String AT_HALF_PAST_FOUR = "0 30 4 * * *";
    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Settings settings;
    private final BusinessClock clock;
    private final Signal signal = new Signal();

    RetentionRuns(JdbcClient jdbc, Settings settings, BusinessClock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** Starts one unless one is running. */
    @Transactional
    public void start(@Nullable String askedBy) {
        jdbc.sql("""
                        insert into core.retention_run (asked_by, started_at) values (:by, :now)
                            on conflict (state) where state = 'running' do nothing
                        """)
                .param("by", askedBy)
                .param("now", Timestamp.from(clock.now()))
                .update();
        signal.afterCommit();
    }

    /** Once the hour has come since the last one; a new base begins with its first night. */
    @Transactional
    public void startWhenDue() {
        var last = jdbc.sql("select max(started_at) from core.retention_run")
                .query((row, i) -> row.getTimestamp(1))
                .list()
                .get(0);
        if (last == null) {
            jdbc.sql("insert into core.retention_run (state, started_at, finished_at) values ('done', :now, :now)")
                    .param("now", Timestamp.from(clock.now()))
                    .update();
        } else if (!due(last.toInstant()).isAfter(clock.now())) {
            start(null);
        }
    }

    private Instant due(Instant last) {
        var cron = settings.get("retention.cron", AT_HALF_PAST_FOUR);
        if (!CronExpression.isValidExpression(cron)) {
            return Instant.MAX;
        }
        var next = CronExpression.parse(cron).next(last.atZone(settings.zone()));
        return next == null ? Instant.MAX : next.toInstant();
    }

    @Transactional(readOnly = true)
    public Optional<RetentionRun> running() {
        return jdbc.sql("select * from core.retention_run where state = 'running'")
                .query(RetentionRuns::read)
                .optional();
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<RetentionRun> recent(int most) {
        return jdbc.sql("select * from core.retention_run order by started_at desc, id desc limit :most")
                .param("most", most)
                .query(RetentionRuns::read)
                .list();
    }

    @Transactional
    public void deleted(long id, String kind, int rows) {
        jdbc.sql("""
                        update core.retention_run
                           set deleted = jsonb_set(deleted, array[:kind],
                                                   to_jsonb(coalesce((deleted ->> :kind)::bigint, 0) + :rows))
                         where id = :id
                        """).param("kind", kind).param("rows", rows).param("id", id).update();
    }

    @Transactional
    public void end(long id, @Nullable String failure) {
        jdbc.sql("""
                        update core.retention_run
                           set state = case when :failure::text is null then 'done' else 'failed' end, failure = :failure,
                               finished_at = :now
                         where id = :id and state = 'running'
                        """)
                .param("failure", failure)
                .param("now", Timestamp.from(clock.now()))
                .param("id", id)
                .update();
    }

    Signal signal() {
        return signal;
    }

    private static RetentionRun read(ResultSet row, int i) throws SQLException {
        var finished = row.getTimestamp("finished_at");
        return new RetentionRun(
                row.getLong("id"),
                row.getString("state"),
                row.getString("asked_by"),
                row.getTimestamp("started_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                Json.MAPPER.readValue(row.getString("deleted"), COUNTS),
                row.getString("failure"));
    }
}
