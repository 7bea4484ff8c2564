package org.encorecrm.tally;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The questions asked, who is at them, and their last answers. Waiting and leases are by the clock of the database. */
@Repository
@Transactional
class TallyStore {

    /** Longer than counting may take. */
    private static final int LEASE_SECONDS = 1_800;

    private final JdbcClient jdbc;

    TallyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Optional<Kept> find(String code, String question) {
        return jdbc.sql("""
                        select answer::text as answer, as_of, took_ms, wanted_at, failed,
                               tried_at is null or tried_at < clock_timestamp() - interval '1 minute' as tried_long_ago
                          from core.tally where code = :code and asked = md5(:question)
                        """)
                .param("code", code)
                .param("question", question)
                .query((row, i) -> kept(row))
                .optional();
    }

    /** Puts it on the list of what is to be counted, unless it is there; answers since when it is. */
    public Instant want(String code, String question) {
        return jdbc.sql("""
                        insert into core.tally as t (code, asked, question, wanted_at)
                        values (:code, md5(:question), :question, clock_timestamp())
                            on conflict (code, asked) do update
                           set wanted_at = coalesce(t.wanted_at, excluded.wanted_at), asked_at = clock_timestamp()
                        returning wanted_at
                        """)
                .param("code", code)
                .param("question", question)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        var took = row.getObject("took_ms", Long.class);
        return new Kept(
                row.getString("answer"),
                moment(row, "as_of"),
                took == null ? null : Duration.ofMillis(took),
                moment(row, "wanted_at"),
                row.getBoolean("failed"),
                row.getBoolean("tried_long_ago"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** What has waited longest and nobody is at. */
    Optional<Claim> claim() {
        return jdbc.sql("""
                        update core.tally
                           set fence = fence + 1, leased_until = clock_timestamp() + make_interval(secs => :lease),
                               tried_at = clock_timestamp()
                         where (code, asked) = (select code, asked from core.tally
                                                 where wanted_at is not null
                                                   and (leased_until is null or leased_until < clock_timestamp())
                                                 order by wanted_at limit 1 for update skip locked)
                        returning code, asked, question, fence
                        """).param("lease", LEASE_SECONDS).query(Claim.class).optional();
    }

    void answer(Claim claim, String answer, Instant asOf, Duration took) {
        end(claim, "answer = cast(:answer as jsonb), as_of = :asOf, took_ms = :took, failed = false")
                .param("answer", answer)
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .param("took", took.toMillis())
                .update();
        forget();
    }

    void fail(Claim claim) {
        end(claim, "failed = true").update();
    }

    private JdbcClient.StatementSpec end(Claim claim, String set) {
        return jdbc.sql("""
                        update core.tally set wanted_at = null, leased_until = null, %s
                         where code = :code and asked = :asked and fence = :fence
                        """.formatted(set))
                .param("code", claim.code())
                .param("asked", claim.asked())
                .param("fence", claim.fence());
    }

    /** What nobody has looked at for a week. */
    private void forget() {
        jdbc.sql("delete from core.tally where asked_at < clock_timestamp() - interval '7 days'")
                .update();
    }

    record Claim(String code, String asked, String question, long fence) {}
}
