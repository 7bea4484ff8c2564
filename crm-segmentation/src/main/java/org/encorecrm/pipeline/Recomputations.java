package org.encorecrm.pipeline;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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

/** Full recomputations of every customer's figures and segments; one at a time. */
@Service
public class Recomputations {

    private static final RowMapper<Recomputation> ROW = (row, i) -> {
        var finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Recomputation(
                row.getLong("id"),
                WorkState.of(row.getString("state")),
                row.getLong("done"),
                row.getLong("total"),
                row.getLong("rewritten"),
                row.getLong("skipped"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getString("failure"));
    };

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final Signal signal = new Signal();

    Recomputations(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Starts one, or answers the one that is running. */
    @Transactional
    public Recomputation start() {
        jdbc.sql("""
                        insert into segmentation.recomputation (started_at, total, reached, last)
                        select :now, count(*), least(0, min(id) - 1), coalesce(max(id), 0) from core.customer
                            on conflict (state) where state = 'running' do nothing
                        """).param("now", now()).update();
        signal.afterCommit();
        return running().orElseThrow();
    }

    /** Starts one that sees everybody by the settings of now: whatever is running has begun by older ones and ends. */
    @Transactional
    public Recomputation restart() {
        running().ifPresent(running -> cancel(running.id()));
        return start();
    }

    @Transactional(readOnly = true)
    public Recomputation get(long id) {
        return jdbc.sql("select * from segmentation.recomputation where id = :id")
                .param("id", id)
                .query(ROW)
                .optional()
                .orElseThrow(() -> new NotFoundException("There is no such recomputation"));
    }

    @Transactional(readOnly = true)
    public Optional<Recomputation> running() {
        return jdbc.sql("select * from segmentation.recomputation where state = 'running'")
                .query(ROW)
                .optional();
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<Recomputation> recent(int limit) {
        return jdbc.sql("select * from segmentation.recomputation order by started_at desc, id desc limit :limit")
                .param("limit", limit)
                .query(ROW)
                .list();
    }

    /** Stops it after the portion at hand; what is done stays done. One that is over stays as it is. */
    @Transactional
    public Recomputation cancel(long id) {
        end(id, WorkState.CANCELLED, null);
        return get(id);
    }

    void end(long id, WorkState state, @Nullable String failure) {
        jdbc.sql("""
                        update segmentation.recomputation set state = :state, finished_at = :now, failure = :failure
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

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }
}
