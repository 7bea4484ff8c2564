package org.encorecrm.duplicate;

import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Signal;
import org.encorecrm.support.WorkState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Searches for probable duplicates through the whole base; one at a time. */
@Service
@Transactional
public class Searches {

    private static final RowMapper<Search> ROW = (row, i) -> {
        var finished = row.getTimestamp("finished_at");
        return new Search(
                row.getLong("id"),
                WorkState.of(row.getString("state")),
                Search.Step.valueOf(row.getString("step").toUpperCase(Locale.ROOT)),
                row.getLong("reached"),
                row.getLong("last"),
                row.getLong("done"),
                row.getLong("total"),
                row.getLong("compared"),
                row.getLong("found"),
                row.getTimestamp("started_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getString("failure"));
    };

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final Signal signal = new Signal();

    Searches(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Starts one, or answers the one that is running. */
    public Search start() {
        jdbc.sql("""
                        insert into core.duplicate_search (started_at, total, last)
                        select :now, 2 * count(*), coalesce(max(id), 0) from core.customer
                            on conflict (state) where state = 'running' do nothing
                        """).param("now", Timestamp.from(clock.now())).update();
        signal.afterCommit();
        return running().orElseThrow();
    }

    @Transactional(readOnly = true)
    public Search get(long id) {
        return jdbc.sql("select * from core.duplicate_search where id = :id")
                .param("id", id)
                .query(ROW)
                .optional()
                .orElseThrow(() -> new NotFoundException("There is no such search"));
    }

    @Transactional(readOnly = true)
    public Optional<Search> running() {
        return jdbc.sql("select * from core.duplicate_search where state = 'running'")
                .query(ROW)
                .optional();
    }

    /** The latest, running or not. */
    @Transactional(readOnly = true)
    public Optional<Search> latest() {
        return recent(1).stream().findFirst();
    }

    @Transactional(readOnly = true)
    public List<Search> recent(int limit) {
        return jdbc.sql("select * from core.duplicate_search order by started_at desc, id desc limit :limit")
                .param("limit", limit)
                .query(ROW)
                .list();
    }

    /** Stops it after the portion at hand; what was found stays. One that is over stays as it is. */
    public Search cancel(long id) {
        end(id, WorkState.CANCELLED, null);
        return get(id);
    }

    /** Goes on to another step. */
    void next(long id, Search.Step step, long from) {
        jdbc.sql("update core.duplicate_search set step = :step, reached = :from where id = :id")
                .param("id", id)
                .param("step", step.name().toLowerCase(Locale.ROOT))
                .param("from", from)
                .update();
    }

    /** Has come so far, in the transaction that did it. */
    void reach(long id, long reached, long done, long compared) {
        jdbc.sql("""
                        update core.duplicate_search
                           set reached = :reached, done = :done, compared = compared + :compared
                         where id = :id
                        """)
                .param("id", id)
                .param("reached", reached)
                .param("done", done)
                .param("compared", compared)
                .update();
    }

    void done(long id, long found) {
        jdbc.sql("update core.duplicate_search set found = :found where id = :id")
                .param("id", id)
                .param("found", found)
                .update();
        end(id, WorkState.DONE, null);
    }

    void end(long id, WorkState state, @Nullable String failure) {
        jdbc.sql("""
                        update core.duplicate_search set state = :state, finished_at = :now, failure = :failure
                         where id = :id and state = 'running'
                        """)
                .param("id", id)
                .param("state", state.code())
                .param("failure", failure)
                .param("now", Timestamp.from(clock.now()))
                .update();
    }

    Signal signal() {
        return signal;
    }
}
