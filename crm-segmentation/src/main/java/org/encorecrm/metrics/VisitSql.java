package org.encorecrm.metrics;

/**
 * What the registration, at {@code c.came_at}, does to the visits of a customer, whose events up to {@code :now} are
 * summed up in {@code s}. Few registered near another event, so these are looked at one by one.
 */
final class VisitSql {

    /**
     * How many visits the registration adds: one, less one for each neighbour within half an hour; where both neighbours
     * belong together anyway, that is one too many.
     */
    static final String OF_REGISTRATION = """
            case when c.came_at is null then 0
                 when s.last_at is null then 1
                 when c.came_at < s.first_at - interval '30 minutes' or c.came_at > s.last_at + interval '30 minutes' then 1
                 else (select 1 - case when c.came_at - near.before <= interval '30 minutes' then 1 else 0 end
                              - case when near.after - c.came_at <= interval '30 minutes' then 1 else 0 end
                              + case when near.after - near.before <= interval '30 minutes' then 1 else 0 end
                         from (select (select max(e.at) from core.event e
                                        where e.customer_id = c.customer_id and e.at <= c.came_at) as before,
                                      (select min(e.at) from core.event e
                                        where e.customer_id = c.customer_id and e.at between c.came_at and :now) as after) near)
            end""";

    /** When the n-th latest visit began, if that was recently. */
    static final String CAUTIOUS = """
            (select v.at
               from (select x.at, coalesce(lag(x.at) over (order by x.at) < x.at - interval '30 minutes', true) as begins
                       from (select e.at from core.event e
                              where e.customer_id = c.customer_id and e.at <= :now
                                and e.at >= (select cautious_at from limits) - interval '30 minutes'
                              union all
                             select c.came_at where c.came_at is not null) x) v
              where v.begins and v.at > (select cautious_at from limits)
              order by v.at desc
             offset (select cautious_visits - 1 from limits) limit 1)""";

    private VisitSql() {}
}
