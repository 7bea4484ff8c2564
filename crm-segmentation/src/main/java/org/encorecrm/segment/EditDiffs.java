package org.encorecrm.segment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.encorecrm.criteria.Among;
import org.encorecrm.criteria.Asking;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.criteria.Inlining;
import org.encorecrm.criteria.Rendering;
import org.encorecrm.criteria.ShopCalendar;
import org.encorecrm.criteria.Sql;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.StatementTimeout;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Before a changed segment is saved: who would enter, who would leave, and what that would start. Reads only. */
@Service
@Transactional(readOnly = true)
public class EditDiffs {

    static final int SAMPLE = 20;

    private final JdbcClient jdbc;
    private final Segments segments;
    private final Definitions definitions;
    private final ShopCalendar calendar;
    private final BusinessClock clock;
    private final ObjectProvider<MoveEffects> effects;

    EditDiffs(
            JdbcClient jdbc,
            Segments segments,
            Definitions definitions,
            ShopCalendar calendar,
            BusinessClock clock,
            ObjectProvider<MoveEffects> effects) {
        this.jdbc = jdbc;
        this.segments = segments;
        this.definitions = definitions;
        this.calendar = calendar;
        this.clock = clock;
        this.effects = effects;
    }

    /**
     * @param sample how many of those who would move to name
     * @throws PreviewTooSlow when it takes longer than a person waits
     */
    public EditDiff of(String key, Criterion criteria, int sample) {
        return within(PreviewTooSlow.PATIENCE, key, criteria, sample);
    }

    /** @param timeout of every statement, as PostgreSQL writes it */
    EditDiff within(String timeout, String key, Criterion criteria, int sample) {
        var segment = segments.get(key);
        if (!segment.isDynamic()) {
            throw new ConflictException("Nobody enters or leaves a static segment by its criteria");
        }
        segments.check(new SegmentDraft(key, segment.name(), segment.kind(), criteria));
        var began = System.nanoTime();
        return StatementTimeout.within(jdbc, timeout, () -> count(segment, criteria, sample, began))
                .orElseThrow(PreviewTooSlow::new);
    }

    private EditDiff count(SegmentView segment, Criterion criteria, int sample, long began) {
        var now = clock.now();
        var asking = calendar.asking(now, Among.everybody());
        var own = compared(segment.id(), criteria, asking);
        var counts = counts(own);
        var touched = new ArrayList<EditDiff.Touched>();
        var started = new ArrayList<MoveEffect>();
        if (counts.enter + counts.leave > 0) {
            started.addAll(effects(segment.key(), movers(own), now));
            touchedBy(segment.key(), criteria).forEach((definition, changed) -> {
                var theirs = compared(definition.id(), changed, asking);
                var moves = counts(theirs);
                if (moves.enter + moves.leave > 0) {
                    var name = segments.get(definition.key()).name();
                    touched.add(new EditDiff.Touched(definition.key(), name, moves.enter, moves.leave));
                    started.addAll(effects(definition.key(), movers(theirs), now));
                }
            });
        }
        return new EditDiff(
                counts.enter,
                counts.leave,
                counts.stay,
                sample(own, true, counts.enter, sample),
                sample(own, false, counts.leave, sample),
                touched,
                started,
                (System.nanoTime() - began) / 1_000_000);
    }

    /** The segments that refer to it, with their criteria as they would be: evaluated as they are evaluated then. */
    private Map<Definition, Criterion> touchedBy(String key, Criterion criteria) {
        var all = definitions.dynamic();
        var references = new References(all);
        var changed = new HashMap<String, Criterion>(Map.of(key, criteria));
        var touched = new LinkedHashMap<Definition, Criterion>();
        var waiting = new ArrayList<>(references.referringTo(key));
        for (var i = 0; i < waiting.size(); i++) {
            var definition = waiting.get(i);
            if (changed.putIfAbsent(definition.key(), definition.criterion()) == null) {
                touched.put(definition, definition.criterion());
                waiting.addAll(references.referringTo(definition.key()));
            }
        }
        touched.replaceAll((definition, criterion) -> Inlining.of(criterion, changed::get));
        return touched;
    }

    /** Whoever matches beside whoever is in: the columns n and w, null where there is none. */
    private static Sql compared(long segment, Criterion criteria, Asking asking) {
        return Sql.of("""
                (select n.id as n, w.customer_id as w
                   from (%s) n
                   full join (select customer_id from segmentation.member
                               where segment_id = ? and left_at is null) w on w.customer_id = n.id) compared""", Rendering.matching(criteria, asking), segment);
    }

    private static Sql movers(Sql compared) {
        return Sql.of(
                "select coalesce(n, w) as customer_id, n is not null as entered from %s where n is null or w is null",
                compared);
    }

    private Counts counts(Sql compared) {
        var statement = Sql.of("""
                select count(*) filter (where w is null) as enter, count(*) filter (where n is null) as leave,
                       count(*) filter (where n = w) as stay from %s""", compared);
        return jdbc.sql(statement.text())
                .params(statement.params())
                .query(Counts.class)
                .single();
    }

    private List<MoveEffect> effects(String segment, Sql movers, Instant now) {
        return effects.orderedStream()
                .flatMap(each -> each.of(segment, movers, now).stream())
                .toList();
    }

    private List<CustomerSummary> sample(Sql compared, boolean entering, long there, int size) {
        if (there == 0 || size == 0) {
            return List.of();
        }
        var statement = Sql.of(
                "select " + CustomerSummary.COLUMNS
                        + " from core.customer c where c.id in (select coalesce(n, w) from %s where "
                        + (entering ? "w" : "n") + " is null order by 1 limit ?) order by c.id",
                compared,
                size);
        return jdbc.sql(statement.text())
                .params(statement.params())
                .query((rs, i) -> CustomerSummary.of(rs))
                .list();
    }

    private record Counts(long enter, long leave, long stay) {}
}
