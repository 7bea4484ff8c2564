package org.encorecrm.office.home;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.encorecrm.change.ChangeQueue;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What moved since the shop's midnight. */
@Repository
@Transactional(readOnly = true)
class Today {

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final Settings settings;
    private final ChangeQueue changes;

    Today(JdbcClient jdbc, BusinessClock clock, Settings settings, ChangeQueue changes) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.changes = changes;
    }

    Figures figures() {
        return jdbc.sql("""
                        select (select count(*) from core.orders where placed_at >= :from and placed_at <= :now) as orders,
                               (select coalesce(sum(amount), 0) from core.orders
                                 where placed_at >= :from and placed_at <= :now and counts) as revenue,
                               (select count(*) from campaigns.message
                                 where started_at >= :from and state in ('sent', 'bounced', 'unknown')) as sent,
                               (select count(*) from campaigns.message
                                 where state = 'held' and state_at >= :from) as held,
                               (select count(*) from campaigns.task
                                 where state in ('open', 'claimed', 'snoozed')) as tasks,
                               (select count(*) from campaigns.task where state = 'done' and done_at >= :from) as done
                        """)
                .param("from", Timestamp.from(midnight()))
                .param("now", Timestamp.from(clock.now()))
                .query((row, i) -> new Figures(
                        row.getLong("orders"),
                        row.getBigDecimal("revenue"),
                        row.getLong("sent"),
                        row.getLong("held"),
                        row.getLong("tasks"),
                        row.getLong("done")))
                .single();
    }

    /** What waits, and what waits for a person. */
    Queue queue() {
        var depth = changes.depth();
        return jdbc.sql("""
                        select (select count(*) from campaigns.message where state in ('queued', 'claimed', 'sending')) as letters,
                               (select count(*) from campaigns.message where state in ('dead', 'failed')) as stuck,
                               (select count(*) from campaigns.scenario_run where state = 'dead') as runs
                        """)
                .query((row, i) -> new Queue(
                        depth.open(),
                        Math.round(depth.oldestSeconds()),
                        row.getLong("letters"),
                        depth.dead() + row.getLong("stuck") + row.getLong("runs")))
                .single();
    }

    List<SegmentToday> moves() {
        return jdbc.sql("""
                        select s.key, s.name, s.members, s.state = 'held' as held,
                               count(m.id) filter (where m.entered) as entered,
                               count(m.id) filter (where not m.entered) as left
                          from segmentation.segment s
                          left join segmentation.move m
                            on m.segment_id = s.id and m.at >= :from and m.cause <> 'created'
                         group by s.id
                         order by s.state = 'held' desc, count(m.id) desc, s.name
                         limit 12
                        """)
                .param("from", Timestamp.from(midnight()))
                .query((row, i) -> new SegmentToday(
                        row.getString("key"),
                        row.getString("name"),
                        row.getLong("members"),
                        row.getLong("entered"),
                        row.getLong("left"),
                        row.getBoolean("held")))
                .list();
    }

    List<MyTask> tasksOf(String login) {
        return jdbc.sql("""
                        select t.title, t.customer_id, concat_ws(' ', c.last_name, c.first_name) as customer,
                               coalesce(t.next_call_at, t.due_at) as due
                          from campaigns.task t join core.customer c on c.id = t.customer_id
                         where t.assignee = :login and t.state in ('open', 'claimed', 'snoozed')
                         order by coalesce(t.next_call_at, t.due_at), t.id
                         limit 6
                        """)
                .param("login", login)
                .query((row, i) -> new MyTask(
                        row.getString("title"),
                        row.getLong("customer_id"),
                        row.getString("customer"),
                        row.getTimestamp("due").toInstant()))
                .list();
    }

    private Instant midnight() {
        var zone = settings.zone();
        return LocalDate.ofInstant(clock.now(), zone).atStartOfDay(zone).toInstant();
    }

    record Figures(long orders, BigDecimal revenue, long sent, long held, long tasks, long done) {}

    record Queue(long changes, long oldestSeconds, long letters, long stuck) {}

    record SegmentToday(String key, String name, long members, long entered, long left, boolean held) {}

    record MyTask(String title, long customerId, String customer, Instant due) {}
}
