package org.encorecrm.backtest;

import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import javax.sql.DataSource;
import org.encorecrm.criteria.Among;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.criteria.Rendering;
import org.encorecrm.criteria.ShopCalendar;
import org.encorecrm.criteria.Sql;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who was caught at a moment of the past. A customer is a bit at the place of their id. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class PastMembers {

    private static final int ROWS_AT_ONCE = 10_000;

    private final JdbcTemplate jdbc;
    private final ShopCalendar calendar;

    PastMembers(DataSource data, ShopCalendar calendar) {
        this.jdbc = new JdbcTemplate(data);
        this.jdbc.setFetchSize(ROWS_AT_ONCE);
        this.calendar = calendar;
    }

    /** Yields to live work, and takes no plan that was made for a day of another size. */
    void begin() {
        jdbc.query("""
                select set_config('statement_timeout', '90s', true), set_config('jit', 'off', true),
                       set_config('max_parallel_workers_per_gather', '0', true),
                       set_config('plan_cache_mode', 'force_custom_plan', true)
                """, (RowCallbackHandler) row -> {});
    }

    BitSet all(Criterion criterion, Instant moment) {
        return ids(Rendering.matching(criterion, calendar.asOf(moment, Among.everybody())));
    }

    /** Who of these. */
    BitSet among(BitSet customers, Criterion criterion, Instant moment) {
        var caught = new BitSet();
        var some = new long[ROWS_AT_ONCE];
        var filled = 0;
        for (var id = customers.nextSetBit(0); id >= 0; id = customers.nextSetBit(id + 1)) {
            some[filled++] = id;
            if (filled == some.length) {
                caught.or(these(some, criterion, moment));
                filled = 0;
            }
        }
        if (filled > 0) {
            caught.or(these(Arrays.copyOf(some, filled), criterion, moment));
        }
        return caught;
    }

    private BitSet these(long[] customers, Criterion criterion, Instant moment) {
        return ids(Rendering.matching(criterion, calendar.asOf(moment, Among.these(customers))));
    }

    /** @param select our own, with the ids of customers in the first column */
    BitSet ids(Sql select) {
        var found = new BitSet();
        each(select, row -> found.set(Math.toIntExact(row.getLong(1))));
        return found;
    }

    void each(Sql select, RowCallbackHandler handler) {
        jdbc.query(select.text(), handler, select.params().toArray());
    }
}
