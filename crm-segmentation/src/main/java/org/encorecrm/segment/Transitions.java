package org.encorecrm.segment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Violation;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How members passed between segments, read from the recorded memberships. */
@Service
@Transactional(readOnly = true)
public class Transitions {

    public static final int MOST_SEGMENTS = 12;

    /** Whoever was merged away since is who they are now. */
    private static final String MEMBERS = """
            select distinct m.segment_id, coalesce(a.customer_id, m.customer_id) as customer_id
              from segmentation.member m left join core.customer_alias a on a.alias_id = m.customer_id
             where m.segment_id = any(:segments) and m.entered_at <= {moment}
               and (m.left_at is null or m.left_at > {moment})""";

    private static final String CELLS = """
            with were as materialized ({were}), are as materialized ({are})
            select w.segment_id as a, i.segment_id as b, count(*) as n, false as ends
              from were w join are i on i.customer_id = w.customer_id group by 1, 2
             union all
            select w.segment_id, null, count(*), false from were w
             where not exists (select from are i where i.customer_id = w.customer_id) group by 1
             union all
            select null, i.segment_id, count(*), false from are i
             where not exists (select from were w where w.customer_id = i.customer_id) group by 2
             union all
            select segment_id, null, count(*), true from were group by 1
             union all
            select null, segment_id, count(*), true from are group by 2
            """.replace("{were}", MEMBERS.replace("{moment}", "cast(:from as timestamptz)"))
            .replace("{are}", MEMBERS.replace("{moment}", "cast(:to as timestamptz)"));

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
        var chosen = keys.stream().distinct().map(this::named).toList();
        var byId = new HashMap<Long, Named>();
        chosen.forEach(each -> byId.put(each.id, each));
        jdbc.sql("select set_config('statement_timeout', '8s', true), set_config('jit', 'off', true)")
                .query((rs, i) -> rs.getString(1))
                .single();
        try {
            return matrix(chosen, byId, from, to);
        } catch (DataAccessException failure) {
            if (String.valueOf(failure.getMessage()).contains("statement timeout")) {
                throw new PreviewTooSlow();
            }
            throw failure;
        }
    }

    private TransitionMatrix matrix(List<Named> chosen, Map<Long, Named> byId, Instant from, Instant to) {
        var atFrom = new HashMap<String, Long>();
        var atTo = new HashMap<String, Long>();
        var cells = new ArrayList<TransitionMatrix.Cell>();
        jdbc.sql(CELLS)
                .param("segments", byId.keySet().toArray(Long[]::new))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    var a = key(byId, row.getObject("a", Long.class));
                    var b = key(byId, row.getObject("b", Long.class));
                    if (!row.getBoolean("ends")) {
                        cells.add(new TransitionMatrix.Cell(a, b, row.getLong("n")));
                    } else if (a != null) {
                        atFrom.put(a, row.getLong("n"));
                    } else if (b != null) {
                        atTo.put(b, row.getLong("n"));
                    }
                });
        var ends = chosen.stream()
                .map(each -> new TransitionMatrix.End(
                        each.key, each.name, atFrom.getOrDefault(each.key, 0L), atTo.getOrDefault(each.key, 0L)))
                .toList();
        return new TransitionMatrix(from, to, ends, cells);
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

    private Named named(String key) {
        return jdbc.sql("select id, key, name from segmentation.segment where key = :key")
                .param("key", key)
                .query(Named.class)
                .optional()
                .orElseThrow(() -> new NotFoundException("No segment " + key));
    }

    private static @Nullable String key(Map<Long, Named> byId, @Nullable Long id) {
        var named = id == null ? null : byId.get(id);
        return named == null ? null : named.key;
    }

    private record Named(long id, String key, String name) {}
}
