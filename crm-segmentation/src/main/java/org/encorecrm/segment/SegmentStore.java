package org.encorecrm.segment;

import java.math.BigDecimal;
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
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rows of segments. */
@Repository
class SegmentStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Criteria reader;
    private final BusinessClock clock;
    private final Settings settings;

    SegmentStore(JdbcClient jdbc, JsonMapper json, Criteria reader, BusinessClock clock, Settings settings) {
        this.jdbc = jdbc;
        this.json = json;
        this.reader = reader;
        this.clock = clock;
        this.settings = settings;
    }

    /** Those who change what refers to what wait for one another, so that no two edits close a circle together. */
    void lockReferences() {
        jdbc.sql("select 1 from pg_advisory_xact_lock(hashtext('segmentation.segment'))")
                .query(Integer.class)
                .single();
    }

    void insert(SegmentDraft draft) {
        var filling = draft.criteria() != null;
        jdbc.sql("""
                        insert into segmentation.segment
                            (key, name, kind, criteria, state, fill_after, fill_cause, created_at, updated_at)
                        values (:key, :name, :kind, :criteria::jsonb, :state, :fillAfter, :fillCause, :now, :now)
                        """)
                .param("key", draft.key())
                .param("name", draft.name())
                .param("kind", draft.kind().code())
                .param("criteria", text(draft.criteria()))
                .param("state", filling ? "filling" : "ready")
                .param("fillAfter", filling ? 0L : null)
                .param("fillCause", filling ? "created" : null)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Answers whether the row still had that version. */
    boolean update(SegmentView before, SegmentDraft draft, boolean refill, boolean acts) {
        return jdbc.sql("""
                        update segmentation.segment
                           set name = :name, criteria = :criteria::jsonb, updated_at = :now, version = version + 1,
                               state = case when :refill then 'filling' else state end,
                               fill_after = case when :refill then 0 else fill_after end,
                               fill_cause = case when :refill then 'edited' else fill_cause end,
                               fill_acts = case when :refill then :acts else fill_acts end
                         where id = :id and version = :version
                        """)
                        .param("name", draft.name())
                        .param("criteria", text(draft.criteria()))
                        .param("now", clock.now().atOffset(ZoneOffset.UTC))
                        .param("refill", refill)
                        .param("acts", acts)
                        .param("id", before.id())
                        .param("version", before.version())
                        .update()
                == 1;
    }

    void brake(long id, @Nullable Integer entries, @Nullable BigDecimal factor) {
        jdbc.sql("update segmentation.segment set brake_entries = :entries, brake_factor = :factor where id = :id")
                .param("entries", entries)
                .param("factor", factor)
                .param("id", id)
                .update();
    }

    void delete(long id) {
        jdbc.sql("delete from segmentation.segment where id = :id")
                .param("id", id)
                .update();
    }

    Optional<SegmentView> find(String key) {
        return select("where s.key = :key").param("key", key).query(this::view).optional();
    }

    List<SegmentView> all() {
        return select("order by lower(s.name), s.id").query(this::view).list();
    }

    private static final String SELECT = """
            select s.*,
                   s.members + coalesce((select sum(p.delta) from segmentation.population p
                                          where p.segment_id = s.id), 0)::bigint as size,
                   today.entered, today.gone,
                   held.entries as held_entries, held.leavings as held_leavings,
                   case when s.held_since is not null then
                       (select count(*) from segmentation.move e
                         where e.segment_id = s.id and e.entered and (e.acting or e.held) and e.at > :hourAgo)
                   end as last_hour,
                   case when s.fill_after is not null then
                       least(99, s.fill_after * 100 / greatest(1, (select max(id) from core.customer)))::int
                   end as percent
              from segmentation.segment s
             cross join lateral (
                 select count(*) filter (where h.entered) as entries, count(*) filter (where not h.entered) as leavings
                   from segmentation.move h where h.segment_id = s.id and h.held) held
             cross join lateral (
                 select coalesce(sum(d.entered), 0) as entered, coalesce(sum(d.gone), 0) as gone
                   from {days} d where not d.making) today
             %s
            """.replace("{days}", MoveDays.of("s.id"));

    private JdbcClient.StatementSpec select(String rest) {
        return jdbc.sql(SELECT.formatted(rest))
                .param("first", LocalDate.ofInstant(clock.now(), settings.zone()))
                .param("zone", settings.zone().getId())
                .param("hourAgo", clock.now().minus(SurgeBrake.WATCHED).atOffset(ZoneOffset.UTC));
    }

    private SegmentView view(ResultSet rs, int row) throws SQLException {
        var criteria = rs.getString("criteria");
        return new SegmentView(
                rs.getLong("id"),
                rs.getString("key"),
                rs.getString("name"),
                SegmentKind.of(rs.getString("kind")),
                criteria == null ? null : reader.read(json.readTree(criteria), "/criteria"),
                rs.getString("state"),
                rs.getObject("percent", Integer.class),
                rs.getLong("size"),
                rs.getLong("entered"),
                rs.getLong("gone"),
                rs.getLong("held_entries"),
                rs.getLong("held_leavings"),
                instant(rs, "held_since"),
                new Brake(
                        rs.getObject("brake_entries", Integer.class),
                        rs.getBigDecimal("brake_factor"),
                        rs.getObject("last_hour", Long.class),
                        rs.getBigDecimal("held_usual")),
                rs.getBoolean("fill_acts"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                rs.getObject("updated_at", OffsetDateTime.class).toInstant(),
                rs.getInt("version"));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        var time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable String text(@Nullable Criterion criteria) {
        return criteria == null ? null : CriteriaWriter.write(criteria).toString();
    }
}
