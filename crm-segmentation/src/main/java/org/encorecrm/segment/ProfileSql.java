package org.encorecrm.segment;

import java.util.List;

/** What members and everybody are counted by. */
final class ProfileSql {

    static final List<String> FIGURE_KEYS = List.of("bought", "orders", "averageOrder", "sum", "recencyDays");

    /** How many there are, as segments and the statistics of the table know it: nobody is counted. */
    static final String SIZES = """
            select s.id,
                   s.members + coalesce((select sum(delta) from segmentation.population p where p.segment_id = s.id), 0) as members,
                   (select reltuples from pg_class where oid = 'core.customer'::regclass) as customers
              from segmentation.segment s where s.key = :key
            """;

    /** Members by a hash of their ids, everybody by pages of the table: neither depends on what is asked. */
    private static final String SUBJECTS = """
            with subject as (
                select customer_id, true as member
                  from segmentation.member
                 where segment_id = :segment and left_at is null
                   and abs(hashint8(customer_id)::bigint) % :every = 0
                 union all
                select id, false from core.customer tablesample system (:percent) repeatable (20) where id > 0)
            """;

    static final String TRAITS = SUBJECTS + """
            select t.trait, t.value, count(*) filter (where s.member) as members,
                   count(*) filter (where not s.member) as everybody
              from subject s
              join core.customer c on c.id = s.customer_id
              left join segmentation.metrics m on m.customer_id = c.id
              left join segmentation.preference pf on pf.customer_id = c.id
              left join segmentation.abc a on a.customer_id = c.id
             cross join lateral (
                 select extract(year from age((cast(:now as timestamptz) at time zone :zone)::date, c.birth_date)) as years) age
             cross join lateral (values
                 (1, 'sex', c.sex),
                 (2, 'age', case when years < 18 then '0–17' when years < 25 then '18–24' when years < 35 then '25–34'
                                 when years < 45 then '35–44' when years < 55 then '45–54' when years < 65 then '55–64'
                                 when years >= 65 then '65+' end),
                 (3, 'region', c.region), (4, 'city', c.city), (5, 'source', c.utm_source),
                 (6, 'category', split_part(pf.category, '/', 1)), (7, 'brand', pf.brands[1]),
                 (8, 'abc', a.class)) t (place, trait, value)
             where t.value <> ''
             group by t.place, t.trait, t.value
             order by t.place, t.value
            """;

    static final String FIGURES = SUBJECTS + """
            select s.member, count(*) as people,
                   avg((coalesce(m.orders_count, 0) > 0)::integer)::double precision as bought,
                   (avg(m.orders_count) filter (where m.orders_count > 0))::double precision as orders,
                   (sum(m.orders_sum) / nullif(sum(m.orders_count), 0))::double precision as average_order,
                   percentile_cont(0.5) within group (order by m.orders_sum::double precision)
                       filter (where m.orders_count > 0) as sum,
                   percentile_cont(0.5) within group (order by
                       ((cast(:now as timestamptz) at time zone :zone)::date - (m.last_order_at at time zone :zone)::date)::double precision)
                       filter (where m.orders_count > 0) as recency_days
              from subject s
              left join segmentation.metrics m on m.customer_id = s.customer_id
             group by s.member
            """;

    private ProfileSql() {}
}
