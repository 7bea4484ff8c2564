package org.encorecrm.office.home;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Orders and money of the last two weeks, by days of the shop's calendar. */
@Repository
class Days {

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final Settings settings;

    Days(JdbcClient jdbc, BusinessClock clock, Settings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    @Transactional(readOnly = true)
    public List<Day> lastTwoWeeks() {
        var zone = settings.zone();
        var today = LocalDate.ofInstant(clock.now(), zone);
        var first = today.minusDays(13);
        return jdbc.sql("""
                        select d.day::date as day, count(o.id) as orders, coalesce(sum(o.amount), 0) as revenue
                          from generate_series(cast(:first as date), cast(:today as date), interval '1 day') as d (day)
                          left join core.orders o
                            on o.counts and o.placed_at >= :from and o.placed_at <= :now
                           and (o.placed_at at time zone :zone)::date = d.day::date
                         group by d.day
                         order by d.day
                        """)
                .param("first", first)
                .param("today", today)
                .param("from", Timestamp.from(first.atStartOfDay(zone).toInstant()))
                .param("now", Timestamp.from(clock.now()))
                .param("zone", zone.getId())
                .query((row, i) -> new Day(
                        row.getObject("day", LocalDate.class), row.getLong("orders"), row.getBigDecimal("revenue")))
                .list();
    }

    record Day(LocalDate day, long orders, BigDecimal revenue) {}
}
