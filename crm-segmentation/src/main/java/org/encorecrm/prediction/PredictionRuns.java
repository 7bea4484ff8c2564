package org.encorecrm.prediction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Signal;
import org.encorecrm.support.WorkState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The runs that fit the models and predict everybody anew: one a night, and whenever somebody asks; one at a time. */
@Service
public class PredictionRuns {

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final PredictionSettings settings;
    private final Signal signal = new Signal();

    PredictionRuns(JdbcClient jdbc, BusinessClock clock, PredictionSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /** Starts one, or answers the one that is running. */
    @Transactional
    public PredictionRun start() {
        jdbc.sql("""
                        insert into segmentation.prediction_run (started_at) values (:now)
                            on conflict (state) where state = 'running' do nothing
                        """).param("now", now()).update();
        signal.afterCommit();
        return running().orElseThrow();
    }

    /** Starts tonight's unless there was one. Every worker of every node may ask. */
    @Transactional
    public boolean startWhenDue() {
        var due = settings.lastDue(clock.now());
        var started = jdbc.sql("""
                        insert into segmentation.prediction_run (started_at)
                        select :now
                         where not exists (select from segmentation.prediction_run where started_at >= :due)
                            on conflict (state) where state = 'running' do nothing
                        """)
                .param("now", now())
                .param("due", due.atOffset(ZoneOffset.UTC))
                .update();
        return started > 0;
    }

    @Transactional(readOnly = true)
    public PredictionRun get(long id) {
        return jdbc.sql("select * from segmentation.prediction_run where id = :id")
                .param("id", id)
                .query((rs, i) -> run(rs))
                .optional()
                .orElseThrow(() -> new NotFoundException("There is no such prediction run"));
    }

    @Transactional(readOnly = true)
    public Optional<PredictionRun> running() {
        return one("where state = 'running'");
    }

    @Transactional(readOnly = true)
    public Optional<PredictionRun> latest() {
        return one("order by started_at desc, id desc limit 1");
    }

    /** Stops it after the portion at hand. What is done stays; tonight's run predicts everybody. */
    @Transactional
    public PredictionRun cancel(long id) {
        end(id, WorkState.CANCELLED, null);
        return get(id);
    }

    /** Who was there at its beginning and has gone meanwhile, nobody predicts any more. */
    @Transactional
    public void end(long id, WorkState state, @Nullable String failure) {
        jdbc.sql("""
                        update segmentation.prediction_run
                           set state = :state, finished_at = :now, failure = :failure,
                               total = case when :state = 'done' then done else total end
                         where id = :id and state = 'running'
                        """)
                .param("id", id)
                .param("state", state.code())
                .param("failure", failure)
                .param("now", now())
                .update();
    }

    public Signal signal() {
        return signal;
    }

    private Optional<PredictionRun> one(String which) {
        return jdbc.sql("select * from segmentation.prediction_run " + which)
                .query((rs, i) -> run(rs))
                .optional();
    }

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }

    private static PredictionRun run(ResultSet rs) throws SQLException {
        var fit = rs.getString("fit");
        var finished = rs.getObject("finished_at", OffsetDateTime.class);
        return new PredictionRun(
                rs.getLong("id"),
                WorkState.of(rs.getString("state")),
                fit == null ? null : PredictionRun.Fit.valueOf(fit.toUpperCase(Locale.ROOT)),
                rs.getObject("basis_id", Long.class),
                rs.getLong("done"),
                rs.getLong("total"),
                rs.getObject("started_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                rs.getString("failure"));
    }
}
