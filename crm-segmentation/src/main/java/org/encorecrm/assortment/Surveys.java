package org.encorecrm.assortment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Signal;
import org.encorecrm.support.WorkState;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The surveys there were, and the one under way; one at a time. */
@Service
public class Surveys {

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final ObjectProvider<Walk> walks;
    private final Signal signal = new Signal();

    Surveys(JdbcClient jdbc, BusinessClock clock, ObjectProvider<Walk> walks) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.walks = walks;
    }

    /** Starts one, or answers the one that is running. */
    @Transactional
    public Survey start() {
        jdbc.sql("""
                        insert into segmentation.survey (at, total, last)
                        select :now, count(*) * :walks, coalesce(max(id), 0) from core.customer where id > 0
                            on conflict (state) where state = 'running' do nothing
                        """).param("now", now()).param("walks", walks.stream().count()).update();
        signal.afterCommit();
        return running().orElseThrow();
    }

    @Transactional(readOnly = true)
    public Survey get(long id) {
        return jdbc.sql("select * from segmentation.survey where id = :id")
                .param("id", id)
                .query(Surveys::read)
                .optional()
                .orElseThrow(() -> new NotFoundException("There is no such survey"));
    }

    @Transactional(readOnly = true)
    public Optional<Survey> running() {
        return jdbc.sql("select * from segmentation.survey where state = 'running'")
                .query(Surveys::read)
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<Survey> latest() {
        List<Survey> latest = jdbc.sql("select * from segmentation.survey order by id desc limit 1")
                .query(Surveys::read)
                .list();
        return latest.stream().findFirst();
    }

    /** Stops it after the portion at hand; the figures of the last whole one stay. One that is over stays as it is. */
    @Transactional
    public Survey cancel(long id) {
        end(id, WorkState.CANCELLED, null);
        return get(id);
    }

    /** Who was there at its beginning and has gone meanwhile, nobody looks at any more. */
    @Transactional
    void end(long id, WorkState state, @Nullable String failure) {
        jdbc.sql("""
                        update segmentation.survey
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

    Signal signal() {
        return signal;
    }

    static Survey read(ResultSet row, int index) throws SQLException {
        var finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Survey(
                row.getLong("id"),
                WorkState.of(row.getString("state")),
                at(row),
                finished == null ? null : finished.toInstant(),
                row.getInt("walk"),
                row.getBoolean("begun"),
                row.getLong("reached"),
                row.getLong("last"),
                row.getLong("done"),
                row.getLong("total"),
                row.getString("failure"));
    }

    private static Instant at(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class).toInstant();
    }

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }
}
