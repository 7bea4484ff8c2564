package org.encorecrm.intake;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The running imports as one worker sees them. Its name on the row is the lease, renewed with each portion; a portion
 * only counts while the name is still there.
 */
final class Jobs {

    private final JdbcClient jdbc;
    private final ImportsProperties properties;
    private final String worker = UUID.randomUUID().toString();

    Jobs(JdbcClient jdbc, ImportsProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** The oldest that nobody else works on. */
    Optional<Job> claim() {
        return jdbc.sql("""
                        update core.import
                           set worker = :worker, lease_until = clock_timestamp() + make_interval(secs => :seconds)
                         where id = (select id from core.import
                                      where state = 'running'
                                        and (worker = :worker or lease_until is null or lease_until < clock_timestamp())
                                      order by started_at, id limit 1
                                        for update skip locked)
                        returning *
                        """)
                .param("worker", worker)
                .param("seconds", properties.lease().toMillis() / 1000.0)
                .query((row, i) -> new Job(
                        ImportStore.read(row),
                        row.getString("reached_group"),
                        row.getLong("reached_line"),
                        row.getInt("portion"),
                        row.getInt("erasures")))
                .optional();
    }

    /**
     * Locks the import for this portion. Answers whether it is still this worker's and where this worker left it, and
     * nobody was erased since: what has been read of them is not to be written, the portion is done anew without them.
     */
    boolean hold(Job job) {
        return jdbc.sql("""
                        select true from core.import
                         where id = :id and state = 'running' and worker = :worker and staged = :staged and erasures = :erasures
                           and (reached_group, reached_line) = (:group, :line)
                           for update
                        """)
                .param("id", job.id())
                .param("worker", worker)
                .param("staged", job.file().staged())
                .param("erasures", job.erasures())
                .param("group", job.group())
                .param("line", job.line())
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    void staged(Job job, int rows, boolean whole, long documents) {
        jdbc.sql("""
                        update core.import set staged = staged + :rows, staged_whole = :whole, total = :total where id = :id
                        """)
                .param("id", job.id())
                .param("rows", rows)
                .param("whole", whole)
                .param("total", documents)
                .update();
    }

    /** The checkpoint, in the transaction of the portion. */
    void advance(Job job, String group, long line, Tally tally, int portion) {
        jdbc.sql("""
                        update core.import
                           set reached_group = :group, reached_line = :line, portion = :portion, done = done + :done,
                               created = created + :created, updated = updated + :updated, merged = merged + :merged,
                               unchanged = unchanged + :unchanged, rejected = rejected + :rejected,
                               remarked = remarked + :remarked, kept = kept + :kept
                         where id = :id
                        """)
                .param("id", job.id())
                .param("group", group)
                .param("line", line)
                .param("portion", portion)
                .params(tally.params())
                .update();
    }

    void shrink(Job job, int portion) {
        jdbc.sql("update core.import set portion = :portion where id = :id")
                .param("id", job.id())
                .param("portion", Math.max(1, portion))
                .update();
    }
}
