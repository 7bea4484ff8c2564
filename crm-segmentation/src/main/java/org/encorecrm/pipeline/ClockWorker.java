package org.encorecrm.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.encorecrm.change.Cause;
import org.encorecrm.change.Changes;
import org.encorecrm.metrics.Boundaries;
import org.encorecrm.metrics.EvaluationTime;
import org.encorecrm.metrics.FigureFlips;
import org.encorecrm.metrics.Lifecycle;
import org.encorecrm.segment.Flips;
import org.encorecrm.segment.WordChanges;
import org.encorecrm.support.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Time changes truth too: every minute of business time puts whoever it may have changed into the change queue. */
@Component
class ClockWorker {

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final EvaluationTime time;
    private final Flips segments;
    private final FigureFlips figures;
    private final Changes changes;
    private final Boundaries boundaries;
    private final Lifecycle lifecycle;
    private final WordChanges words;
    private final Recomputations recomputations;
    private final Settings settings;
    private volatile Instant known = Instant.EPOCH;

    ClockWorker(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            EvaluationTime time,
            Flips segments,
            FigureFlips figures,
            Changes changes,
            Boundaries boundaries,
            Lifecycle lifecycle,
            WordChanges words,
            Recomputations recomputations,
            Settings settings) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.time = time;
        this.segments = segments;
        this.figures = figures;
        this.changes = changes;
        this.boundaries = boundaries;
        this.lifecycle = lifecycle;
        this.words = words;
        this.recomputations = recomputations;
        this.settings = settings;
    }

    /** Ticks when a minute has passed, or when the clock was moved. */
    void tickWhenDue(Instant now) {
        // A clock that went back belongs to a base that begins anew: what is remembered of the old one says nothing.
        if (now.isBefore(known.plus(EVERY)) && !now.isBefore(known)) {
            return;
        }
        known = watermark();
        if (!now.isBefore(known.plus(EVERY))) {
            tick(now);
        }
    }

    /** Enqueues and moves the watermark in one transaction; no evaluation is older than {@code now} by then. */
    void tick(Instant now) {
        time.raise(now);
        transaction.executeWithoutResult(status -> advance());
        if (recomputations.running().isEmpty() && boundaries.unsettled()) {
            boundaries.refresh();
            boundaries.apply();
        }
        if (lifecycle.follow() || lifecycle.unsettled()) {
            lifecycle.apply();
        }
        words.settle();
    }

    private void advance() {
        var clock = jdbc.sql("select watermark, ceiling from segmentation.clock for update")
                .query((row, i) -> new Instant[] {
                    row.getObject("watermark", OffsetDateTime.class).toInstant(),
                    row.getObject("ceiling", OffsetDateTime.class).toInstant()
                })
                .single();
        if (clock[0].isBefore(clock[1])) {
            var found = new ArrayList<>(segments.during(clock[0], clock[1]));
            found.addAll(figures.during(clock[0], clock[1]));
            changes.enqueueFound(found, Cause.CLOCK, false);
            jdbc.sql("update segmentation.clock set watermark = :to")
                    .param("to", clock[1].atOffset(ZoneOffset.UTC))
                    .update();
        }
        followZone();
        known = clock[1];
    }

    /** With the zone, the day that everybody was last asked about may be another: nobody crossed a midnight between. */
    private void followZone() {
        var zone = settings.zone().getId();
        var before = jdbc.sql("""
                        update segmentation.clock set zone = :zone where zone is distinct from :zone
                        returning coalesce(old.zone, '')
                        """).param("zone", zone).query(String.class).optional();
        if (before.isPresent() && !before.get().isEmpty()) {
            recomputations.restart();
        }
    }

    private Instant watermark() {
        return jdbc.sql("select watermark from segmentation.clock")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
