package org.encorecrm.office.home;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import org.encorecrm.support.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What orders brought, by days of the shop's calendar. */
@Repository
class Days {

    private final JdbcClient jdbc;
    private final Settings settings;

    Days(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @Transactional(readOnly = true)
    public List<Day> between(LocalDate first, LocalDate last) {
        var zone = settings.zone();
        return jdbc.sql("""
                        select d.day::date as day, coalesce(o.revenue, 0) as revenue
                          from generate_series(cast(:first as date), cast(:last as date), interval '1 day') as d (day)
                          left join (select (placed_at at time zone :zone)::date as day, sum(amount) as revenue
                                       from core.orders
                                      where counts and placed_at >= :from and placed_at < :to
                                      group by 1) o on o.day = d.day::date
                         order by d.day
                        """)
                .param("first", first)
                .param("last", last)
                .param("from", Timestamp.from(first.atStartOfDay(zone).toInstant()))
                .param("to", Timestamp.from(last.plusDays(1).atStartOfDay(zone).toInstant()))
                .param("zone", zone.getId())
                .query((row, i) -> new Day(row.getObject("day", LocalDate.class), row.getBigDecimal("revenue")))
                .list();
    }

    record Day(LocalDate day, BigDecimal revenue) {}
}
