package org.encorecrm.segment;

import java.util.Optional;
import org.encorecrm.criteria.Criteria;
import org.encorecrm.criteria.CriteriaWriter;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Signal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Differences that take longer than a person waits, counted in the background; kept for a day. */
@Service
public class SlowDiffs {

    private static final Logger log = LoggerFactory.getLogger(SlowDiffs.class);
    private static final String LONG_ENOUGH = "5min";
    private static final int LEASE_SECONDS = 1_800;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Criteria reader;
    private final Segments segments;
    private final EditDiffs diffs;
    private final Signal signal = new Signal();

    SlowDiffs(JdbcClient jdbc, JsonMapper json, Criteria reader, Segments segments, EditDiffs diffs) {
        this.jdbc = jdbc;
        this.json = json;
        this.reader = reader;
        this.segments = segments;
        this.diffs = diffs;
    }

    /** Answers its id. */
    @Transactional
    public long ask(String key, Criterion criteria) {
        jdbc.sql("delete from segmentation.edit_diff where asked_at < clock_timestamp() - interval '1 day'")
                .update();
        signal.afterCommit();
        return jdbc.sql("""
                        insert into segmentation.edit_diff (segment_id, criteria) values (:segment, :criteria::jsonb)
                        returning id
                        """)
                .param("segment", segments.get(key).id())
                .param("criteria", CriteriaWriter.write(criteria).toString())
                .query(Long.class)
                .single();
    }

    @Transactional(readOnly = true)
    public SlowDiff get(String key, long id) {
        return jdbc.sql("""
                        select d.state, d.answer, d.failure from segmentation.edit_diff d
                          join segmentation.segment s on s.id = d.segment_id where d.id = :id and s.key = :key
                        """)
                .param("id", id)
                .param("key", key)
                .query((row, i) -> {
                    var answer = row.getString("answer");
                    return new SlowDiff(
                            id,
                            row.getString("state"),
                            answer == null ? null : json.readValue(answer, EditDiff.class),
                            row.getString("failure"));
                })
                .optional()
                .orElseThrow(() -> new NotFoundException("There is no such difference"));
    }

    /** Counts the oldest that nobody is at. Answers whether there was one. */
    public boolean work() {
        var claim = claim();
        claim.ifPresent(this::count);
        return claim.isPresent();
    }

    private void count(Claim claim) {
        try {
            var criteria = reader.read(json.readTree(claim.criteria()), "/criteria");
            var answer = diffs.within(LONG_ENOUGH, claim.key(), criteria, EditDiffs.SAMPLE);
            end(claim, "done", json.writeValueAsString(answer), null);
        } catch (PreviewTooSlow slow) {
            end(claim, "failed", null, "Counting takes longer than five minutes");
        } catch (RuntimeException failure) {
            log.atWarn().addKeyValue("segment", claim.key()).setCause(failure).log("A difference cannot be counted");
            end(claim, "failed", null, "Cannot be counted");
        }
    }

    private Optional<Claim> claim() {
        return jdbc.sql("""
                        update segmentation.edit_diff d
                           set fence = d.fence + 1, leased_until = clock_timestamp() + make_interval(secs => :lease)
                          from segmentation.segment s
                         where s.id = d.segment_id
                           and d.id = (select id from segmentation.edit_diff
                                        where state = 'running'
                                          and (leased_until is null or leased_until < clock_timestamp())
                                        order by id limit 1 for update skip locked)
                        returning d.id, d.fence, s.key, d.criteria::text as criteria
                        """).param("lease", LEASE_SECONDS).query(Claim.class).optional();
    }

    private void end(Claim claim, String state, @Nullable String answer, @Nullable String failure) {
        jdbc.sql("""
                        update segmentation.edit_diff
                           set state = :state, answer = :answer::jsonb, failure = :failure, leased_until = null
                         where id = :id and fence = :fence and state = 'running'
                        """)
                .param("state", state)
                .param("answer", answer)
                .param("failure", failure)
                .param("id", claim.id())
                .param("fence", claim.fence())
                .update();
    }

    Signal signal() {
        return signal;
    }

    private record Claim(long id, long fence, String key, String criteria) {}

    /**
     * A difference being counted, or counted.
     *
     * @param state running, done or failed
     */
    public record SlowDiff(
            long id,
            String state,
            @Nullable EditDiff diff,
            @Nullable String failure) {

        public boolean isRunning() {
            return state.equals("running");
        }
    }
}
