package org.encorecrm.segment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * An entry wave far beyond the usual waits for a person: more entries within an hour of business time than a limit and
 * than several usual days of the segment. What was recorded stays recorded; it only does not act, and while the segment
 * is held its leavings do not either.
 */
@Component
class SurgeBrake {

    static final Duration WATCHED = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(SurgeBrake.class);

    /** With less than two weeks behind it a segment has no usual day. */
    private static final int LEAST_DAYS = 14;

    private static final int MOST_DAYS = 28;

    /**
     * From this part of the limit on, those who write entries into a segment take turns, so that several workers at once
     * do not each stay below the limit.
     */
    private static final int TAKE_TURNS_FROM = 4;

    private final JdbcClient jdbc;
    private final Settings settings;

    SurgeBrake(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    void check(List<Memberships.Moved> moved, Occasion occasion) {
        var acting = moved.stream()
                .filter(each -> each.acting() > 0)
                .mapToLong(Memberships.Moved::segmentId)
                .toArray();
        if (acting.length == 0) {
            return;
        }
        for (var wave : waves(acting, occasion.now())) {
            if (wave.held() || wave.entries() * TAKE_TURNS_FROM > wave.limit()) {
                decide(wave.segmentId(), occasion);
            }
        }
    }

    /** The lock first: only what is read after it has seen the entries of whoever had it before, and a release. */
    private void decide(long segment, Occasion occasion) {
        jdbc.sql("select 1 from segmentation.segment where id = :id for no key update")
                .param("id", segment)
                .query(Integer.class)
                .single();
        for (var wave : waves(new long[] {segment}, occasion.now())) {
            var usual = wave.held() ? null : usualDay(wave, occasion.now());
            if (wave.held() || wave.entries() > wave.limit() && isUnusual(wave, usual, occasion.now())) {
                hold(wave, usual, occasion);
            }
        }
    }

    /** Counts no further than the limit: on a busy segment this runs with every batch. */
    private List<Wave> waves(long[] segments, Instant now) {
        return jdbc.sql("""
                        select s.id, s.key, s.held_since is not null as held, s.created_at, s.brake_factor,
                               coalesce(s.brake_entries, :limit) as most,
                               greatest(:since, coalesce(s.brake_reset_at, :since)) as since,
                               (select count(*) from (
                                   select 1 from segmentation.move m
                                    where m.segment_id = s.id and m.entered and (m.acting or m.held)
                                      and m.at > greatest(:since, coalesce(s.brake_reset_at, :since))
                                    limit coalesce(s.brake_entries, :limit) + 1) m) as entries
                          from segmentation.segment s
                         where s.id = any(:segments)
                         order by s.id
                        """)
                .param("since", time(now.minus(WATCHED)))
                .param("limit", BrakeTuning.ENTRIES.wholeOf(settings))
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
                rs.getInt("most"),
                rs.getBigDecimal("brake_factor"),
                rs.getObject("since", OffsetDateTime.class).toInstant(),
                rs.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    /** Entries a day over the last weeks but the last hour; null for a segment without two of them behind it. */
    private @Nullable BigDecimal usualDay(Wave wave, Instant now) {
        var until = now.minus(WATCHED);
        var days = Math.min(MOST_DAYS, Duration.between(wave.createdAt(), until).toDays());
        if (days < LEAST_DAYS) {
            return null;
        }
        var entries = jdbc.sql("""
                        select count(*) from segmentation.move
                         where segment_id = :segment and entered and (acting or held) and at > :from and at <= :until
                        """)
                .param("segment", wave.segmentId())
                .param("from", time(until.minus(Duration.ofDays(days))))
                .param("until", time(until))
                .query(Long.class)
                .single();
        return BigDecimal.valueOf(entries).divide(BigDecimal.valueOf(days), 4, RoundingMode.HALF_UP);
    }

    private boolean isUnusual(Wave wave, @Nullable BigDecimal usualDay, Instant now) {
        if (usualDay == null) {
            return true;
        }
        var entries = jdbc.sql("""
                        select count(*) from segmentation.move
                         where segment_id = :segment and entered and (acting or held) and at > :since
                        """)
                .param("segment", wave.segmentId())
                .param("since", time(wave.since()))
                .query(Long.class)
                .single();
        var factor = wave.factor() == null ? BrakeTuning.FACTOR.numberOf(settings) : wave.factor();
        return BigDecimal.valueOf(entries).compareTo(usualDay.multiply(factor)) > 0;
    }

    private void hold(Wave wave, @Nullable BigDecimal usualDay, Occasion occasion) {
        jdbc.sql("""
                        update segmentation.move set acting = false, held = true
                         where batch = :batch and segment_id = :segment and acting
                        """)
                .param("batch", occasion.batch())
                .param("segment", wave.segmentId())
                .update();
        if (wave.held()) {
            return;
        }
        jdbc.sql("""
                        update segmentation.segment
                           set held_since = :now, held_usual = :usual,
                               state = case state when 'ready' then 'held' else state end
                         where id = :id
                        """)
                .param("now", time(occasion.now()))
                .param("usual", usualDay)
                .param("id", wave.segmentId())
                .update();
        log.atWarn()
                .addKeyValue("segment", wave.key())
                .addKeyValue("entries", wave.entries())
                .log("An unusual wave of entries is held until a person releases or discards it");
    }

    private static OffsetDateTime time(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private record Wave(
            long segmentId,
            String key,
            boolean held,
            long entries,
            int limit,
            @Nullable BigDecimal factor,
            Instant since,
            Instant createdAt) {}
}
