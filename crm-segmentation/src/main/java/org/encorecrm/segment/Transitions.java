package org.encorecrm.segment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.StatementTimeout;
import org.encorecrm.support.Violation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How members passed between segments, read from the recorded memberships. */
@Service
@Transactional(readOnly = true)
public class Transitions {

    public static final int MOST_SEGMENTS = 12;

    /**
     * Everybody once, with the segments of then and those of later as bits, and how many share the same two: at 100,000
     * customers in ten segments a third of the time of joining memberships with memberships. Whoever was merged away
     * since is who they are now.
     */
    private static final String CELLS = """
            select p.f, p.t, count(*) as n
              from (select coalesce(a.customer_id, m.customer_id) as customer_id,
                           bit_or(case when {at from} then 1 << (array_position(cast(:segments as bigint[]), m.segment_id) - 1) else 0 end) as f,
                           bit_or(case when {at to} then 1 << (array_position(cast(:segments as bigint[]), m.segment_id) - 1) else 0 end) as t
                      from segmentation.member m left join core.customer_alias a on a.alias_id = m.customer_id
                     where m.segment_id = any(cast(:segments as bigint[])) and m.entered_at <= :to
                       and (m.left_at is null or m.left_at > :from)
                     group by 1) p
             where p.f <> 0 or p.t <> 0
             group by p.f, p.t
            """.replace(
                    "{at from}", "m.entered_at <= :from and (m.left_at is null or m.left_at > :from)")
            .replace("{at to}", "m.entered_at <= :to and (m.left_at is null or m.left_at > :to)");

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    Transitions(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @throws InvalidInputException when there are no segments, too many of them, or the moments are not in order
     * @throws NotFoundException when one of the segments is not there
     */
    public TransitionMatrix between(List<String> keys, Instant from, Instant to) {
        check(keys, from, to);
        return StatementTimeout.within(jdbc, PreviewTooSlow.PATIENCE, () -> count(keys, from, to))
                .orElseThrow(PreviewTooSlow::new);
    }

    /** The same for whoever can wait, and has set a limit to it. */
    public TransitionMatrix count(List<String> keys, Instant from, Instant to) {
        check(keys, from, to);
        return matrix(named(keys.stream().distinct().toList()), from, to);
    }

    private TransitionMatrix matrix(List<Named> chosen, Instant from, Instant to) {
        var size = chosen.size();
        // The last row and column are for none.
        var cells = new long[size + 1][size + 1];
        var ends = new long[2][size];
        jdbc.sql(CELLS)
                .param("segments", chosen.stream().map(Named::id).toArray(Long[]::new))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    add(cells, ends, row.getInt("f"), row.getInt("t"), row.getLong("n"));
                });
        var named = new ArrayList<TransitionMatrix.End>();
        var counted = new ArrayList<TransitionMatrix.Cell>();
        for (var i = 0; i <= size; i++) {
            for (var j = 0; j <= size; j++) {
                if (cells[i][j] > 0) {
                    counted.add(new TransitionMatrix.Cell(key(chosen, i), key(chosen, j), cells[i][j]));
                }
            }
        }
        for (var i = 0; i < size; i++) {
            named.add(new TransitionMatrix.End(chosen.get(i).key, chosen.get(i).name, ends[0][i], ends[1][i]));
        }
        return new TransitionMatrix(from, to, named, counted);
    }

    /** So many customers were in the segments of these bits then, and in the segments of those later. */
    private static void add(long[][] cells, long[][] ends, int then, int later, long customers) {
        var none = cells.length - 1;
        for (var i = 0; i <= none; i++) {
            if (!has(then, i, none)) {
                continue;
            }
            for (var j = 0; j <= none; j++) {
                cells[i][j] += has(later, j, none) ? customers : 0;
            }
        }
        for (var i = 0; i < none; i++) {
            ends[0][i] += has(then, i, none) ? customers : 0;
            ends[1][i] += has(later, i, none) ? customers : 0;
        }
    }

    private static boolean has(int bits, int i, int none) {
        return i == none ? bits == 0 : (bits >> i & 1) == 1;
    }

    private void check(List<String> keys, Instant from, Instant to) {
        var wrong = new ArrayList<Violation>();
        if (keys.isEmpty() || keys.size() > MOST_SEGMENTS) {
            wrong.add(new Violation("?segments", "must be 1 to " + MOST_SEGMENTS + " keys, with commas between"));
        }
        if (to.isAfter(clock.now())) {
            wrong.add(new Violation("?to", "must not be in the future"));
        }
        if (!from.isBefore(to)) {
            wrong.add(new Violation("?from", "must be before to"));
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInputException(wrong);
        }
    }

    private List<Named> named(List<String> keys) {
        var found = jdbc
                .sql("select id, key, name from segmentation.segment where key = any(:keys)")
                .param("keys", keys.toArray(String[]::new))
                .query(Named.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Named::key, Function.identity()));
        return keys.stream()
                .map(key -> Optional.ofNullable(found.get(key))
                        .orElseThrow(() -> new NotFoundException("No segment " + key)))
                .toList();
    }

    private static @Nullable String key(List<Named> chosen, int i) {
        return i == chosen.size() ? null : chosen.get(i).key;
    }

    private record Named(long id, String key, String name) {}
}
