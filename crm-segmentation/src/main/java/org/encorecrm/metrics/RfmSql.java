package org.encorecrm.metrics;

/**
 * Purchases of everybody up to {@code :now} and their scores among themselves, by the statuses of then. Customers
 * without a purchase are not listed.
 */
final class RfmSql {

    private static final String ORDERS = """
            select o.customer_id, max(o.placed_at) as last_at, count(*) as frequency, sum(o.amount) as monetary
              from core.orders o
             where o.placed_at <= :now
               and (cast(:source as text) is null or o.source = :source)
               and {counts}
             group by o.customer_id""".replace("{counts}", Purchases.COUNTED_THEN);

    private static final String ORDERS_OF_CATEGORY = """
            select o.customer_id, max(o.placed_at) as last_at, count(distinct o.id) as frequency, sum(i.amount) as monetary
              from core.order_item i join core.orders o on o.id = i.order_id
             where i.placed_at <= :now and o.placed_at <= :now
               and (i.category = :category or i.category like :below)
               and (cast(:source as text) is null or o.source = :source)
               and {counts}
             group by o.customer_id""".replace("{counts}", Purchases.COUNTED_THEN);

    private static final String SCORED = """
            with bought as ({bought}),
            figures as (
                select customer_id, frequency, monetary,
                       (cast(:now as timestamptz) at time zone :zone)::date - (last_at at time zone :zone)::date as days
                  from bought),
            boundaries as (
                select coalesce(cast(:r as double precision[]), percentile_cont(cast(:fractions as double precision[]))
                                    within group (order by days::double precision)) as recency,
                       coalesce(cast(:f as double precision[]), percentile_cont(cast(:fractions as double precision[]))
                                    within group (order by frequency::double precision)) as frequency,
                       coalesce(cast(:m as double precision[]), percentile_cont(cast(:fractions as double precision[]))
                                    within group (order by monetary::double precision)) as monetary
                  from figures),
            cuts as (select {negated} from boundaries b),
            scored as (
                select v.customer_id, v.days, v.frequency, v.monetary, {r} as r, {f} as f, {m} as m
                  from figures v cross join cuts)
            """.replace("{negated}", Score.NEGATED)
            .replace("{r}", Score.recency("v.days", "cuts.recency"))
            .replace("{f}", Score.rising("v.frequency", "cuts.frequency"))
            .replace("{m}", Score.rising("v.monetary", "cuts.monetary"));

    private static final String ROWS = """
            select s.customer_id, s.days as recency_days, s.frequency, s.monetary, s.r, s.f, s.m, c.email,
                   (select i.value from core.identifier i
                     where i.customer_id = s.customer_id and i.kind = 'external_id'
                     order by i.source = coalesce(:source, 'shop') desc, i.created_at, i.value
                     limit 1) as external_id
              from scored s join core.customer c on c.id = s.customer_id
             where s.customer_id > :after
             order by s.customer_id
             limit :limit
            """;

    private static final String CELLS = """
            select r, f, count(*) filter (where customer_id > 0) as customers, sum(monetary) as monetary,
                   round(avg(m) filter (where customer_id > 0), 2) as average_m
              from scored
             group by r, f
             order by r, f
            """;

    /** The same cells from the kept figures: one look at each customer instead of at each order. */
    static final String KEPT_CELLS = """
            select rfm_r as r, rfm_f as f, count(*) filter (where customer_id > 0) as customers, sum(orders_sum) as monetary,
                   round(avg(rfm_m) filter (where customer_id > 0), 2) as average_m
              from segmentation.metrics
             where rfm_r is not null
             group by rfm_r, rfm_f
             order by rfm_r, rfm_f
            """;

    private RfmSql() {}

    static String rows(RfmQuestion question) {
        return scored(question) + ROWS;
    }

    static String cells(RfmQuestion question) {
        return scored(question) + CELLS;
    }

    static String boundaries(RfmQuestion question) {
        return scored(question)
                + "select recency, frequency, monetary from boundaries where exists (select from figures)";
    }

    private static String scored(RfmQuestion question) {
        return SCORED.replace("{bought}", question.category() == null ? ORDERS : ORDERS_OF_CATEGORY);
    }
}
