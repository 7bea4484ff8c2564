package org.encorecrm.segment;

import java.time.Instant;
import java.util.List;
import org.encorecrm.criteria.Among;
import org.encorecrm.criteria.Asking;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.criteria.Dependencies;
import org.encorecrm.criteria.PastCheck;
import org.encorecrm.criteria.Rendering;
import org.encorecrm.criteria.ShopCalendar;
import org.encorecrm.criteria.Sql;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.StatementTimeout;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts what criteria would catch: read-only, and not for longer than a person waits. */
@Service
@Transactional(readOnly = true)
public class Previews {

    private static final int LARGEST_SAMPLE = 1000;

    private final JdbcClient jdbc;
    private final SegmentStore segments;
    private final PastCriteria past;
    private final ShopCalendar calendar;
    private final BusinessClock clock;

    Previews(JdbcClient jdbc, SegmentStore segments, PastCriteria past, ShopCalendar calendar, BusinessClock clock) {
        this.jdbc = jdbc;
        this.segments = segments;
        this.past = past;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** @param asOf a moment in the past to ask about, null for now */
    public Preview preview(Criterion given, int sample, @Nullable Instant asOf) {
        check(given, sample, asOf);
        var began = System.nanoTime();
        var criterion = asOf == null ? given : past.of(given);
        var asking =
                asOf == null ? calendar.asking(clock.now(), Among.everybody()) : calendar.asOf(asOf, Among.everybody());
        return StatementTimeout.within(jdbc, PreviewTooSlow.PATIENCE, () -> {
                    var count = count(criterion, asking);
                    var customers =
                            sample == 0 || count == 0 ? List.<CustomerSummary>of() : sample(criterion, asking, sample);
                    return new Preview(count, customers, (System.nanoTime() - began) / 1_000_000);
                })
                .orElseThrow(PreviewTooSlow::new);
    }

    private void check(Criterion criterion, int sample, @Nullable Instant asOf) {
        if (sample < 0 || sample > LARGEST_SAMPLE) {
            throw new InvalidInputException("/sample", "must be between 0 and " + LARGEST_SAMPLE);
        }
        for (var key : Dependencies.segments(criterion)) {
            if (segments.find(key).isEmpty()) {
                throw new InvalidInputException("/criteria", "refers to the segment " + key + ", which does not exist");
            }
        }
        if (asOf != null) {
            if (asOf.isAfter(clock.now())) {
                throw new InvalidInputException("/asOf", "must not be in the future");
            }
            PastCheck.check(criterion, "/criteria");
            PastCheck.check(past.of(criterion), "/criteria");
        }
    }

    private long count(Criterion criterion, Asking asking) {
        var matching = Rendering.count(criterion, asking);
        return jdbc.sql(matching.text())
                .params(matching.params())
                .query(Long.class)
                .single();
    }

    private List<CustomerSummary> sample(Criterion criterion, Asking asking, int size) {
        var sample = Sql.of(
                "select " + CustomerSummary.COLUMNS
                        + " from core.customer c where c.id in (select id from (%s limit ?) chosen) order by c.id",
                Rendering.matching(criterion, asking),
                size);
        return jdbc.sql(sample.text())
                .params(sample.params())
                .query((rs, i) -> CustomerSummary.of(rs))
                .list();
    }
}
