package org.encorecrm.demo;

import org.encorecrm.demo.shop.Hero;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The story of the first ten minutes, and how much of it has come true. */
@Repository
@DemoOnly
class Story {

    static final String SEGMENT = "suit-buyers";
    static final String SCENARIO = "suit-accessories";

    private final JdbcClient jdbc;

    Story(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What the page ticks off.
     *
     * @param members of the suit buyers' segment right now
     * @param inSegment whether the hero is among them
     */
    record Chapter(
            @Nullable Long hero,
            int orders,
            long members,
            boolean inSegment,
            @Nullable Long letter,
            @Nullable Long task,
            boolean taskDone,
            boolean travelled,
            @Nullable Long journey) {}

    Chapter now() {
        return jdbc.sql("""
                        with hero as (select customer_id as id from core.identifier
                                       where kind = 'external_id' and source = 'shop' and value = :hero)
                        select (select id from hero) as hero,
                               (select count(*) from core.orders o where o.customer_id = (select id from hero)) as orders,
                               coalesce((select s.members from segmentation.segment s where s.key = :segment), 0)
                                   as members,
                               exists (select from segmentation.member m join segmentation.segment s on s.id = m.segment_id
                                        where s.key = :segment and m.left_at is null
                                          and m.customer_id = (select id from hero)) as in_segment,
                               (select max(m.id) from campaigns.message m
                                 where m.customer_id = (select id from hero) and m.scenario = :scenario) as letter,
                               (select max(t.id) from campaigns.task t
                                 where t.customer_id = (select id from hero) and t.scenario = :scenario) as task,
                               exists (select from campaigns.task t
                                        where t.customer_id = (select id from hero) and t.scenario = :scenario
                                          and t.state = 'done') as task_done,
                               exists (select from web.demo_journey where state = 'done') as travelled,
                               (select max(id) from web.demo_journey) as journey
                        """)
                .param("hero", Hero.EXTERNAL_ID)
                .param("segment", SEGMENT)
                .param("scenario", SCENARIO)
                .query((row, n) -> new Chapter(
                        row.getObject("hero", Long.class),
                        row.getInt("orders"),
                        row.getLong("members"),
                        row.getBoolean("in_segment"),
                        row.getObject("letter", Long.class),
                        row.getObject("task", Long.class),
                        row.getBoolean("task_done"),
                        row.getBoolean("travelled"),
                        row.getObject("journey", Long.class)))
                .single();
    }
}
