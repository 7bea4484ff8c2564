package org.encorecrm.office.home;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.encorecrm.change.ChangeQueue;
import org.encorecrm.segment.SegmentView;
import org.encorecrm.segment.Segments;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What moved since the shop's midnight. */
@Repository
@Transactional(readOnly = true)
class Today {

    private static final int SEGMENTS = 12;

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final Settings settings;
    private final ChangeQueue changes;
    private final Segments segments;

    Today(JdbcClient jdbc, BusinessClock clock, Settings settings, ChangeQueue changes, Segments segments) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.changes = changes;
        this.segments = segments;
    }

    Counts counts() {
        return new Counts(figures(), queue());
    }

    private Figures figures() {
        return jdbc.sql("""
                        select o.orders, o.revenue,
                               (select count(*) from campaigns.message
                                 where started_at >= :from and state in ('sent', 'bounced', 'unknown')) as sent,
                               (select count(*) from campaigns.message
                                 where state = 'held' and state_at >= :from) as held,
                               (select count(*) from campaigns.task
                                 where state in ('open', 'claimed', 'snoozed')) as tasks,
                               (select count(*) from campaigns.task where state = 'done' and done_at >= :from) as done
                          from (select count(*) as orders, coalesce(sum(amount) filter (where counts), 0) as revenue
                                  from core.orders where placed_at >= :from and placed_at <= :now) o
                        """)
                .param("from", Timestamp.from(midnight()))
                .param("now", Timestamp.from(clock.now()))
                .query(Figures.class)
                .single();
    }

    /** What waits, and what waits for a person. */
    private Queue queue() {
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

    /** The segments where most has moved; those that wait for a person first. */
    List<SegmentView> moves() {
        return segments.all().stream()
                .sorted(Comparator.comparing((SegmentView each) -> !each.isHeld())
                        .thenComparing(each -> -each.enteredToday() - each.leftToday()))
                .limit(SEGMENTS)
                .toList();
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

    LocalDate day() {
        return LocalDate.ofInstant(clock.now(), settings.zone());
    }

    private Instant midnight() {
        return day().atStartOfDay(settings.zone()).toInstant();
    }

    record Counts(Figures figures, Queue queue) {}

    record Figures(long orders, BigDecimal revenue, long sent, long held, long tasks, long done) {}

    record Queue(long changes, long oldestSeconds, long letters, long stuck) {}

    record MyTask(String title, long customerId, String customer, Instant due) {}
}
