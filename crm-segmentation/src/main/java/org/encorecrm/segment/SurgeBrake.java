package org.encorecrm.segment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.encorecrm.support.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * An entry wave far beyond the usual waits for a person: more entries within an hour than a limit and than several
 * usual days of the segment. What was recorded stays recorded; it only does not act.
 */
@Component
class SurgeBrake {

    private static final Logger log = LoggerFactory.getLogger(SurgeBrake.class);
    private static final Duration WATCHED = Duration.ofHours(1);
    private static final int DAYS_OF_HISTORY = 28;

    private final JdbcClient jdbc;
    private final Settings settings;

    SurgeBrake(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    void check(List<Memberships.Moved> moved, Occasion occasion) {
        var entered = moved.stream()
                .filter(each -> each.actingEntries() > 0)
                .mapToLong(Memberships.Moved::segmentId)
                .toArray();
        if (entered.length == 0) {
            return;
        }
        for (var wave : waves(entered, occasion.now())) {
            if (wave.held() || wave.entries() > limit() && isUnusual(wave, occasion.now())) {
                hold(wave, occasion);
            }
        }
    }

    private int limit() {
        return Integer.parseInt(settings.get("brake.entries", "500"));
    }

    /** Counts no further than the limit: on a busy segment this runs with every batch. */
    private List<Wave> waves(long[] segments, Instant now) {
        return jdbc.sql("""
                        select s.id, s.key, s.held_since is not null as held, s.created_at,
                               (select count(*) from (
                                   select 1 from segmentation.move m
                                    where m.segment_id = s.id and m.entered and (m.acting or m.held)
                                      and m.at > greatest(:since, coalesce(s.brake_reset_at, :since))
                                    limit :most) m) as entries
                          from segmentation.segment s
                         where s.id = any(:segments)
                         order by s.id
                        """)
                .param("since", now.minus(WATCHED).atOffset(ZoneOffset.UTC))
                .param("most", limit() + 1)
                .param("segments", segments)
                .query((rs, i) -> wave(rs))
                .list();
    }

    private static Wave wave(ResultSet rs) throws SQLException {
        return new Wave(
                rs.getLong("id"),
                rs.getString("key"),
                rs.getBoolean("held"),
                rs.getLong("entries"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    /** A segment without a day of history has nothing usual: then the limit alone decides. */
    private boolean isUnusual(Wave wave, Instant now) {
        var until = now.minus(WATCHED);
        var days = Math.min(
                DAYS_OF_HISTORY, Duration.between(wave.createdAt(), until).toDays());
        if (days < 1) {
            return true;
        }
        var factor = Integer.parseInt(settings.get("brake.factor", "10"));
        return jdbc.sql("""
                        select (select count(*) from segmentation.move
                                 where segment_id = :segment and entered and (acting or held)
                                   and at > :until::timestamptz - make_interval(days => :days) and at <= :until) * :factor
                               < :days * (select count(*) from segmentation.move
                                           where segment_id = :segment and entered and (acting or held) and at > :until)
                        """)
                .param("segment", wave.segmentId())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("days", (int) days)
                .param("factor", factor)
                .query(Boolean.class)
                .single();
    }

    private void hold(Wave wave, Occasion occasion) {
        jdbc.sql("""
                        update segmentation.move set acting = false, held = true
                         where batch = :batch and segment_id = :segment and entered and acting
                        """)
                .param("batch", occasion.batch())
                .param("segment", wave.segmentId())
                .update();
        // Also when it is held already: whoever releases at this moment waits for this row and sees these moves too.
        jdbc.sql("""
                        update segmentation.segment
                           set held_since = coalesce(held_since, :now),
                               state = case state when 'ready' then 'held' else state end
                         where id = :segment
                        """)
                .param("now", occasion.now().atOffset(ZoneOffset.UTC))
                .param("segment", wave.segmentId())
                .update();
        if (!wave.held()) {
            log.atWarn()
                    .addKeyValue("segment", wave.key())
                    .addKeyValue("entries", wave.entries())
                    .log("An unusual wave of entries is held until a person releases or discards it");
        }
    }

    private record Wave(long segmentId, String key, boolean held, long entries, Instant createdAt) {}
}
