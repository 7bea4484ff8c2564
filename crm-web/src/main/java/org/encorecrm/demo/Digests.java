package org.encorecrm.demo;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.encorecrm.demo.Digest.Back;
import org.encorecrm.demo.Digest.Flow;
import org.encorecrm.demo.Digest.Made;
import org.encorecrm.demo.Digest.Sent;
import org.encorecrm.demo.Digest.Takings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what happened between the departure of a journey and where it has come to, in business time. */
@Repository
@DemoOnly
class Digests {

    private static final int MOST_BACK = 12;

    private final JdbcClient jdbc;

    Digests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Digest of(Journey journey) {
        var span = Map.of(
                "from", Timestamp.from(journey.departsAt()),
                "to", Timestamp.from(journey.reached()));
        return new Digest(journey, takings(span), moved(span), letters(span), tasks(span), back(span));
    }

    private Takings takings(Map<String, Timestamp> span) {
        return jdbc.sql("""
                        select count(*) as orders, coalesce(sum(o.amount), 0) as sum,
                               (select count(*) from core.customer c
                                 where c.registered_at > :from and c.registered_at <= :to) as newcomers
                          from core.orders o
                         where o.placed_at > :from and o.placed_at <= :to
                        """)
                .params(span)
                .query((row, n) -> new Takings(row.getInt("orders"), row.getBigDecimal("sum"), row.getInt("newcomers")))
                .single();
    }

    private List<Flow> moved(Map<String, Timestamp> span) {
        return jdbc.sql("""
                        select s.key, s.name, count(*) filter (where m.entered) as entered,
                               count(*) filter (where not m.entered) as left
                          from segmentation.segment s
                          join segmentation.move m on m.segment_id = s.id
                         where m.at > :from and m.at <= :to
                         group by s.id
                         order by count(*) desc, s.name
                        """)
                .params(span)
                .query((row, n) -> new Flow(
                        row.getString("key"), row.getString("name"), row.getLong("entered"), row.getLong("left")))
                .list();
    }

    private List<Sent> letters(Map<String, Timestamp> span) {
        return jdbc.sql("""
                        select m.scenario, coalesce(s.name, m.scenario) as name,
                               count(*) filter (where m.sent_at is not null) as sent,
                               count(*) filter (where m.sent_at is null) as kept
                          from campaigns.message m
                          left join campaigns.scenario s on s.key = m.scenario
                         where m.enqueued_at > :from and m.enqueued_at <= :to and m.scenario is not null
                         group by m.scenario, s.name
                         order by count(*) desc, name
                        """)
                .params(span)
                .query((row, n) -> new Sent(
                        row.getString("scenario"), row.getString("name"), row.getLong("sent"), row.getLong("kept")))
                .list();
    }

    private List<Made> tasks(Map<String, Timestamp> span) {
        return jdbc.sql("""
                        select t.scenario, coalesce(s.name, t.scenario) as name, count(*) as tasks
                          from campaigns.task t
                          left join campaigns.scenario s on s.key = t.scenario
                         where t.created_at > :from and t.created_at <= :to and t.scenario is not null
                         group by t.scenario, s.name
                         order by count(*) desc, name
                        """)
                .params(span)
                .query((row, n) -> new Made(row.getString("scenario"), row.getString("name"), row.getLong("tasks")))
                .list();
    }

    /** First order of the span after ninety days or more without any. */
    private List<Back> back(Map<String, Timestamp> span) {
        return jdbc.sql("""
                        select o.customer_id, concat_ws(' ', c.first_name, c.last_name) as name, o.amount,
                               extract(day from o.placed_at - before.last_at)::int as days,
                               exists (select from campaigns.message m
                                        where m.customer_id = o.customer_id
                                          and m.sent_at between o.placed_at - interval '14 days' and o.placed_at)
                                   as lettered
                          from core.orders o
                          join core.customer c on c.id = o.customer_id
                         cross join lateral (
                               select max(p.placed_at) as last_at
                                 from core.orders p
                                where p.customer_id = o.customer_id and p.counts and p.placed_at < o.placed_at) before
                         where o.placed_at > :from and o.placed_at <= :to and o.counts
                           and before.last_at < o.placed_at - interval '90 days'
                         order by lettered desc, o.amount desc
                         limit :most
                        """)
                .params(span)
                .param("most", MOST_BACK)
                .query((row, n) -> new Back(
                        row.getLong("customer_id"),
                        row.getString("name"),
                        row.getInt("days"),
                        row.getBigDecimal("amount"),
                        row.getBoolean("lettered")))
                .list();
    }
}
