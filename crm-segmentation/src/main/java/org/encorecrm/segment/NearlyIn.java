package org.encorecrm.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.encorecrm.criteria.Among;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.criteria.Rendering;
import org.encorecrm.criteria.ShopCalendar;
import org.encorecrm.criteria.Sql;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.StatementTimeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who would be in a segment but for one thing: customers for whom all criteria of the outermost "all" hold but one. One
 * scan, like a preview, and no longer than a person waits.
 */
@Service
@Transactional(readOnly = true)
public class NearlyIn {

    private static final int MOST_SHOWN = 20;

    private final JdbcClient jdbc;
    private final SegmentStore segments;
    private final Explanations explanations;
    private final ShopCalendar calendar;
    private final BusinessClock clock;

    NearlyIn(
            JdbcClient jdbc,
            SegmentStore segments,
            Explanations explanations,
            ShopCalendar calendar,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.segments = segments;
        this.explanations = explanations;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * What keeps how many out, the most first; empty where the criteria are not several that must all hold.
     *
     * @throws PreviewTooSlow when there is too much to look at
     */
    public List<Obstacle> obstacles(String key, Locale locale) {
        var parts = parts(key);
        if (parts.size() < 2) {
            return List.of();
        }
        var counted = Sql.of(
                "select part, count(*) as customers from (%s) nearly group by part order by 2 desc, 1", nearly(parts));
        return bounded(() -> jdbc.sql(counted.text())
                .params(counted.params())
                .query((rs, i) -> new Obstacle(
                        rs.getInt("part"),
                        explanations.sentence(parts.get(rs.getInt("part")), locale),
                        rs.getLong("customers")))
                .list());
    }

    /** Some of those whom only this part keeps out. */
    public List<CustomerSummary> but(String key, int part) {
        var parts = parts(key);
        if (part < 0 || part >= parts.size() || parts.size() < 2) {
            throw new InvalidInputException("?part", "is not a part of the criteria");
        }
        var some = Sql.of(
                "select " + CustomerSummary.COLUMNS
                        + " from core.customer c where c.id in (select id from (%s) nearly where part = ? limit ?) order by c.id",
                nearly(parts),
                part,
                MOST_SHOWN);
        return bounded(() -> jdbc.sql(some.text())
                .params(some.params())
                .query((rs, i) -> CustomerSummary.of(rs))
                .list());
    }

    private List<Criterion> parts(String key) {
        var segment = segments.find(key).orElseThrow(() -> new NotFoundException("No segment " + key));
        return segment.isDynamic() && segment.criteria() instanceof Criterion.AllOf all ? all.parts() : List.of();
    }

    /** The customers for whom one part fails, as id and part. */
    private Sql nearly(List<Criterion> parts) {
        var rendering = new Rendering(calendar.asking(clock.now(), Among.everybody()));
        var fails = new ArrayList<Sql>();
        for (var part : parts) {
            fails.add(Sql.of("not coalesce(%s, false)", rendering.where(part)));
        }
        return Sql.of("""
                select id, array_position(fails, true) - 1 as part
                  from (select c.id, array[%s] as fails from %s) asked
                 where cardinality(array_positions(fails, true)) = 1""", Sql.join(", ", fails), rendering.from());
    }

    private <T> T bounded(Supplier<T> query) {
        return StatementTimeout.within(jdbc, PreviewTooSlow.PATIENCE, query).orElseThrow(PreviewTooSlow::new);
    }

    /**
     * @param part which of the criteria, from 0
     * @param customers how many it alone keeps out
     */
    public record Obstacle(int part, String text, long customers) {}
}
