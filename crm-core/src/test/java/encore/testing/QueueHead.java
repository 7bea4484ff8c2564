package encore.testing;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes before all others in the queue: for tests that take everything back, or the rest of the queue waits with them. */
public final class QueueHead {

    private final JdbcClient jdbc;

    public QueueHead(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next change has only just come, however long the test takes. */
    public void isFresh() {
        put(Duration.ofHours(-1), null, null);
    }

    /** The next change has been waiting for so long. */
    public void hasWaited(Duration age) {
        put(age, null, null);
    }

    public void wasGivenUp(Duration age) {
        put(age, null, "given up");
    }

    public void comesAgainIn(Duration later, Duration age) {
        put(age, later, null);
    }

    private void put(Duration age, Duration retry, String deadReason) {
        jdbc.sql("""
                        insert into core.change (id, customer_id, kinds, cause, quiet, enqueued_at, retry_at, dead_reason)
                        overriding system value
                        select least(min(id), 0) - 1, 1, 1, 'change', false,
                               clock_timestamp() - make_interval(secs => :age),
                               clock_timestamp() + make_interval(secs => cast(:retry as float8)),
                               :deadReason
                          from core.change
                        """)
                .param("age", age.toMillis() / 1000.0)
                .param("retry", retry == null ? null : retry.toMillis() / 1000.0)
                .param("deadReason", deadReason)
                .update();
    }
}
