package org.encorecrm.demo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.encorecrm.demo.shop.Plan;
import org.encorecrm.support.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What this base remembers about its demo shop. */
@Repository
@DemoOnly
@Transactional
class DemoTables {

    private final JdbcClient jdbc;
    private final Settings settings;
    private final CleanSlate slate;

    DemoTables(JdbcClient jdbc, Settings settings, CleanSlate slate) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.slate = slate;
    }

    Optional<ShopState> state() {
        return jdbc.sql("""
                        select seed, customers, history_ends_at, stage_set_at is not null as stage_set,
                               finished_at is not null as finished, traffic_paused, started_at
                          from web.demo_shop
                        """).query(this::state).optional();
    }

    private ShopState state(ResultSet row, int n) throws SQLException {
        return new ShopState(
                new Plan(
                        row.getLong("seed"),
                        row.getInt("customers"),
                        row.getTimestamp("history_ends_at").toInstant(),
                        settings.zone()),
                row.getBoolean("stage_set"),
                row.getBoolean("finished"),
                row.getBoolean("traffic_paused"),
                row.getTimestamp("started_at").toInstant());
    }

    /**
     * Once per base: whoever comes second finds the first one's plan. Never in a base that has been given to
     * somebody: that the demo is over may be known here a moment later than its tables are empty.
     *
     * @return whether there is a plan now
     */
    boolean begin(long seed, int customers, Instant historyEndsAt) {
        var begun = jdbc.sql("""
                        insert into web.demo_shop (seed, customers, history_ends_at)
                        select :seed, :customers, :end
                         where not exists (select from core.setting where key = :over)
                            on conflict do nothing
                        """)
                .param("over", Demo.OVER)
                .param("seed", seed)
                .param("customers", customers)
                .param("end", Timestamp.from(historyEndsAt))
                .update();
        if (begun > 0) {
            slate.remember();
        }
        return state().isPresent();
    }

    void stageSet() {
        jdbc.sql("update web.demo_shop set stage_set_at = clock_timestamp()").update();
    }

    void finished() {
        jdbc.sql("update web.demo_shop set finished_at = clock_timestamp()").update();
    }

    void pauseTraffic(boolean paused) {
        jdbc.sql("update web.demo_shop set traffic_paused = :paused")
                .param("paused", paused)
                .update();
    }

    /** A number nobody had before, for a person met since. */
    int nextNewcomer() {
        return jdbc.sql("update web.demo_shop set newcomers = newcomers + 1 returning newcomers - 1")
                .query(Integer.class)
                .single();
    }

    /** The first of this many numbers nobody had before, for what happens since. */
    int nextNumbers(int many) {
        return jdbc.sql("update web.demo_shop set live_orders = live_orders + :many returning live_orders - :many + 1")
                .param("many", many)
                .query(Integer.class)
                .single();
    }

    List<Integer> partsDone() {
        return jdbc.sql("select part from web.demo_part order by part")
                .query(Integer.class)
                .list();
    }

    void partDone(int part, PartSize size) {
        jdbc.sql("""
                        insert into web.demo_part (part, customers, orders, events)
                        values (:part, :customers, :orders, :events)
                            on conflict do nothing
                        """)
                .param("part", part)
                .param("customers", size.customers())
                .param("orders", size.orders())
                .param("events", size.events())
                .update();
    }

    PartSize sum() {
        return jdbc.sql("""
                        select coalesce(sum(customers), 0) as customers, coalesce(sum(orders), 0) as orders,
                               coalesce(sum(events), 0) as events
                          from web.demo_part
                        """)
                .query((row, n) -> new PartSize(row.getInt("customers"), row.getInt("orders"), row.getInt("events")))
                .single();
    }

    /** What one part of the history holds. */
    record PartSize(int customers, int orders, int events) {}
}
