package org.encorecrm.segment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.encorecrm.change.Cause;
import org.encorecrm.change.NewsSql;
import org.encorecrm.criteria.Among;
import org.encorecrm.criteria.Rendering;
import org.encorecrm.criteria.ShopCalendar;
import org.encorecrm.criteria.Sql;
import org.encorecrm.metrics.IdRange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is in which segment. Set-based: one statement for many customers and many segments. */
@Repository
class Memberships {

    private final JdbcClient jdbc;
    private final ShopCalendar calendar;

    Memberships(JdbcClient jdbc, ShopCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    long nextBatch() {
        return jdbc.sql("select nextval('segmentation.move_batch')")
                .query(Long.class)
                .single();
    }

    /** Opens and closes the memberships of these customers in these segments as the criteria now say. */
    List<Moved> evaluate(List<Definition> segments, long[] customerIds, Occasion occasion) {
        return write(matching(segments, customerIds, "d.says # d.was", occasion), occasion);
    }

    /** The same, but nobody is put out: a static segment is filled once, and people add to it by hand. */
    List<Moved> fillStatic(Definition segment, long[] customerIds, Occasion occasion) {
        return write(matching(List.of(segment), customerIds, "d.says & ~d.was", occasion), occasion);
    }

    /** Those of these customers whose memberships in these segments are not as the criteria now say. */
    List<Long> differing(List<Definition> segments, IdRange customers, Instant now) {
        var statement = Sql.of("%s select customer_id from differing", masks(segments, Among.range(customers), now));
        return jdbc.sql(statement.text())
                .params(statement.params())
                .query(Long.class)
                .list();
    }

    /** @param wanted the bits of the changes that are to be made, over {@code d.says} and {@code d.was} */
    private Sql matching(List<Definition> segments, long[] customerIds, String wanted, Occasion occasion) {
        return Sql.of(
                """
                %s, change as materialized (
                    select s.id as segment_id, d.customer_id, d.says >> s.nr::integer - 1 & 1 = 1 as entered
                      from differing d cross join unnest(?::bigint[]) with ordinality s (id, nr)
                     where (%s) >> s.nr::integer - 1 & 1 = 1 and d.customer_id = any(?)
                ),""",
                masks(segments, Among.aboutThese(customerIds), occasion.now()),
                ids(segments),
                Sql.of(wanted),
                customerIds);
    }

    /**
     * All segments in one scan: what the criteria say is one mask of bits per customer, what is recorded another; only
     * where they differ there is anything to do. Who is not wanted is left out afterwards: a list beside a range makes
     * PostgreSQL expect hardly anybody, and count everybody's facts once for each.
     */
    private Sql masks(List<Definition> segments, Among about, Instant now) {
        var rendering = new Rendering(calendar.asking(now, about));
        var bits = new ArrayList<Sql>();
        for (var segment : segments) {
            bits.add(Sql.of(
                    "case when %s then ?::bigint else 0 end", rendering.where(segment.criterion()), 1L << bits.size()));
        }
        return Sql.of(
                """
                with was_in as (
                    select customer_id, bit_or(1::bigint << array_position(?::bigint[], segment_id) - 1) as mask
                      from segmentation.member
                     where left_at is null and segment_id = any(?) and %s
                     group by customer_id
                ), differing as materialized (
                    select n.customer_id, n.mask as says, coalesce(w.mask, 0) as was
                      from (select c.id as customer_id, %s as mask
                              from %s
                             where %s) n
                      left join was_in w on w.customer_id = n.customer_id
                     where n.mask <> coalesce(w.mask, 0)
                )""",
                ids(segments),
                ids(segments),
                about.column("customer_id"),
                Sql.join(" | ", bits),
                rendering.from(),
                about.column("c.id"));
    }

    private static long[] ids(List<Definition> segments) {
        return segments.stream().mapToLong(Definition::id).toArray();
    }

    /** By a person's hand. */
    List<Moved> put(long segment, long[] customerIds, boolean in, Occasion occasion) {
        return write(Sql.of("""
                        with change as materialized (
                            select ?::bigint as segment_id, c.id as customer_id, ?::boolean as entered
                              from core.customer c where c.id = any(?)
                        ),""", segment, in, customerIds), occasion);
    }

    /** @param changes ends with a common table expression change(segment_id, customer_id, entered) */
    private List<Moved> write(Sql changes, Occasion occasion) {
        var statement = Sql.of(
                """
                %s closed as (
                    update segmentation.member m set left_at = greatest(?, m.entered_at)
                      from change
                     where not change.entered and m.left_at is null
                       and m.segment_id = change.segment_id and m.customer_id = change.customer_id
                    returning m.segment_id, m.customer_id
                ), opened as (
                    insert into segmentation.member (segment_id, customer_id, entered_at)
                    select segment_id, customer_id, ? from change where entered
                        on conflict (segment_id, customer_id) where left_at is null do nothing
                    returning segment_id, customer_id
                ), moved as (
                    select segment_id, customer_id, true as entered from opened
                    union all
                    select segment_id, customer_id, false from closed
                ), counted as (
                    insert into segmentation.population (segment_id, delta, at, making, entered, gone)
                    select segment_id, sum(case when entered then 1 else -1 end), ?::timestamptz, ?::boolean,
                           count(*) filter (where entered), count(*) filter (where not entered)
                      from moved group by segment_id
                ), written as (
                    insert into segmentation.move (batch, segment_id, customer_id, entered, at, cause, acting)
                    select ?, moved.segment_id, moved.customer_id, moved.entered, ?, ?, %s
                      from moved join segmentation.segment s on s.id = moved.segment_id
                    returning segment_id, entered, acting
                )
                select segment_id, count(*) as moves, count(*) filter (where acting) as acting
                  from written group by segment_id""",
                changes,
                occasion.now(),
                occasion.now(),
                occasion.now(),
                occasion.cause() == Cause.CREATED,
                occasion.batch(),
                occasion.now(),
                occasion.cause().code(),
                acting(occasion));
        return jdbc.sql(statement.text())
                .params(statement.params())
                .query((rs, i) -> new Moved(rs.getLong("segment_id"), rs.getLong("moves"), rs.getLong("acting")))
                .list();
    }

    /**
     * News, or history, may have arrived since the batch was claimed, and its facts have been seen; its own evaluation
     * will find the customer moved already, so the queue is read again here. Where a filling has not come by yet, nobody
     * can say whether a move is news: it acts when the filling would.
     */
    private static Sql acting(Occasion occasion) {
        if (occasion.filling()) {
            return Sql.of(occasion.actingIds().length > 0 ? "true" : "false");
        }
        var claimed =
                Sql.of("? and moved.customer_id = any(?)", occasion.cause().actsAsNews(), occasion.actingIds());
        return Sql.of(
                """
                case when moved.customer_id > s.fill_after then s.fill_acts
                     else (%s) or exists (select from core.change q
                                           where q.customer_id = moved.customer_id and q.dead_reason is null and %s) end""",
                occasion.cause().looksAgain()
                        ? claimed.plus(Sql.of("and not " + NewsSql.historyOf("moved.customer_id")))
                        : claimed,
                Sql.of(NewsSql.CONDITION));
    }

    /** What was written about one segment. */
    record Moved(long segmentId, long moves, long acting) {}
}
