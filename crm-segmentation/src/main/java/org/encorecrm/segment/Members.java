package org.encorecrm.segment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Cursor;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is in a segment, was in it, came and went. */
@Service
@Transactional(readOnly = true)
public class Members {

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    Members(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param asOf a moment in the past, null for now */
    public Page<CustomerSummary> of(String key, @Nullable Instant asOf, Paging paging) {
        if (asOf != null && asOf.isAfter(clock.now())) {
            throw new InvalidInputException("?asOf", "must not be in the future");
        }
        var after = Cursor.read(paging.after(), 1, parts -> Long.parseLong(parts[0]));
        var rows = jdbc.sql((asOf == null ? PRESENT : PAST).formatted(CustomerSummary.COLUMNS))
                .param("segment", id(key))
                .param("after", after == null ? 0L : after)
                .param("size", paging.fetch())
                .param("moment", asOf == null ? null : asOf.atOffset(ZoneOffset.UTC))
                .query((rs, i) -> CustomerSummary.member(rs))
                .list();
        return Page.of(rows, paging, last -> Cursor.of(last.id()));
    }

    private static final String PRESENT = """
            select %s, m.entered_at
              from segmentation.member m join core.customer c on c.id = m.customer_id
             where m.segment_id = :segment and m.left_at is null and m.customer_id > :after
             order by m.customer_id limit :size
            """;

    /** Whoever was merged away since then is shown as who they are now. */
    private static final String PAST = """
            select %s, m.entered_at
              from (select coalesce(a.customer_id, m.customer_id) as customer_id, min(m.entered_at) as entered_at
                      from segmentation.member m left join core.customer_alias a on a.alias_id = m.customer_id
                     where m.segment_id = :segment and m.entered_at <= :moment::timestamptz
                       and (m.left_at is null or m.left_at > :moment)
                     group by 1) m
              join core.customer c on c.id = m.customer_id
             where m.customer_id > :after
             order by m.customer_id limit :size
            """;

    /** The latest first. */
    public Page<Move> moves(String key, @Nullable Instant from, @Nullable Instant to, Paging paging) {
        var before =
                Cursor.read(paging.after(), 2, parts -> new MoveKey(Instant.parse(parts[0]), Long.parseLong(parts[1])));
        var rows = jdbc.sql("""
                        select m.id, m.customer_id, m.entered, m.at, m.cause, m.acting, m.held,
                               coalesce(nullif(concat_ws(' ', c.last_name, c.first_name), ''), c.email, c.phone) as name
                          from segmentation.move m left join core.customer c on c.id = m.customer_id
                         where m.segment_id = :segment and m.at >= :from and m.at < :to
                           and (m.at, m.id) < (:beforeAt, :beforeId)
                         order by m.at desc, m.id desc limit :size
                        """)
                .param("segment", id(key))
                .param("from", time(from == null ? Instant.EPOCH : from))
                .param("to", time(to == null ? FAR : to))
                .param("beforeAt", time(before == null ? FAR : before.at))
                .param("beforeId", before == null ? Long.MAX_VALUE : before.id)
                .param("size", paging.fetch())
                .query((rs, i) -> new Move(
                        rs.getLong("id"),
                        rs.getString("customer_id"),
                        rs.getString("name"),
                        rs.getBoolean("entered"),
                        rs.getObject("at", OffsetDateTime.class).toInstant(),
                        rs.getString("cause"),
                        rs.getBoolean("acting"),
                        rs.getBoolean("held")))
                .list();
        return Page.of(rows, paging, last -> Cursor.of(last.at(), last.id()));
    }

    private static final Instant FAR = Instant.parse("9000-01-01T00:00:00Z");

    private static OffsetDateTime time(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    /** The segments a customer is in; ids of merged records mean the survivor. */
    public List<Membership> ofCustomer(long customer) {
        return jdbc.sql("""
                        select s.key, s.name, m.entered_at
                          from segmentation.member m join segmentation.segment s on s.id = m.segment_id
                         where m.left_at is null
                           and m.customer_id = coalesce((select a.customer_id from core.customer_alias a
                                                          where a.alias_id = :customer), :customer)
                         order by lower(s.name), s.id
                        """)
                .param("customer", customer)
                .query((rs, i) -> new Membership(
                        rs.getString("key"),
                        rs.getString("name"),
                        rs.getObject("entered_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private long id(String key) {
        return jdbc.sql("select id from segmentation.segment where key = :key")
                .param("key", key)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NotFoundException("No segment " + key));
    }

    /** A segment somebody is in. */
    public record Membership(String key, String name, Instant enteredAt) {}

    private record MoveKey(Instant at, long id) {}
}
