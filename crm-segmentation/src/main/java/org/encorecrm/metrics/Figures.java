package org.encorecrm.metrics;

/**
 * Every figure of {@code segmentation.metrics} as one query over the facts with time ≤ {@code :now}, so that keeping
 * figures, recomputing them and asking what they were on a date are one text. Parameters: {@code :now} and {@code :zone}
 * (the shop's); {@code :ids} where customers are given.
 *
 * <ul>
 *   <li>An order counts from {@code placed_at} on while its status counts. Average = sum / count. Average interval =
 *       (last − first) / (count − 1) in days.
 *   <li>A visit is a run of a customer's events, the registration being one, with no gap above 30 minutes; the last
 *       event of all is {@code last_visit_at}.
 *   <li>The cart is that of the latest {@code cart_updated}, unless it is empty or the cart was cleared, or any order
 *       placed, at that moment or later.
 *   <li>Scores: f and m = 1 + boundaries below the value, r = number of scores − boundaries below the whole days since
 *       the last purchase in the shop's zone.
 *   <li>The stage of the lifecycle is that of {@link StageSql}; {@code lifecycle_visit_at} is when the n-th latest visit
 *       began, if whoever never bought is cautious for it.
 *   <li>{@code purchases} and {@code views} are {@link Marks} of the facts themselves.
 * </ul>
 *
 * <p>At 100,000 customers a portion is one range of {@code orders_person} and one of {@code event_person}, both index
 * only: no row is sorted. The cart's moment is asked for as a range of one point, or PostgreSQL takes the index on type and time, whose
 * pages are everywhere, for one whose pages it has just read.
 */
public final class Figures {

    /** The columns, in the order of the query; those of {@code segmentation.metrics}. */
    static final String COLUMNS = """
            orders_count, orders_sum, orders_average, first_order_at, last_order_at, average_interval_days, \
            visits_count, last_visit_at, cart_total, cart_updated_at, cart_items, rfm_r, rfm_f, rfm_m, \
            lifecycle_visit_at, lifecycle_stage, purchases, views""";

    private static final String QUERY = """
            with limits as materialized ({limits}), bought as (
                select o.customer_id,
                       count(*) filter (where {counts}) as n,
                       coalesce(sum(o.amount) filter (where {counts}), 0) as total,
                       min(o.placed_at) filter (where {counts}) as first_at,
                       max(o.placed_at) filter (where {counts}) as last_at,
                       max(o.placed_at) as placed_at,
                       sum({purchase}) filter (where {counts}) as mark
                  from core.orders o
                 where o.placed_at <= :now {and o.customer_id}
                 group by o.customer_id
            ), seen as (
                select e.customer_id,
                       count(*) filter (where e.begins) as visits,
                       min(e.at) as first_at,
                       max(e.at) as last_at,
                       max(e.at) filter (where e.type = 'cart_updated') as filled_at,
                       max(e.at) filter (where e.type = 'cart_cleared') as cleared_at,
                       count(*) filter (where e.at > (select cautious_at from limits)) as recently,
                       bit_xor({view}) filter (where e.type in ('product_viewed', 'category_viewed')) as mark
                  from (select e.customer_id, e.type, e.at, e.id,
                               coalesce(lead(e.at) over (partition by e.customer_id order by e.at desc)
                                   < e.at - interval '30 minutes', true) as begins
                          from core.event e
                         where e.customer_id is not null and e.at <= :now {and e.customer_id}) e
                 group by e.customer_id
            ), known as {materialized} (
                select c.customer_id,
                       coalesce(b.n, 0) as n, coalesce(b.total, 0) as total, b.first_at, b.last_at,
                       cast(:now as timestamptz) at time zone :zone as today,
                       coalesce(s.visits, 0) + {registration} as visits,
                       greatest(s.last_at, c.came_at) as seen_at,
                       case when coalesce(b.n, 0) = 0
                             and coalesce(s.recently, 0) + 1 >= (select cautious_visits from limits) then {visit} end as visit_at,
                       {known} as known,
                       coalesce(hash_numeric_extended(b.mark, 0), 0) as purchases, coalesce(s.mark, 0) as views,
                       case when s.filled_at > coalesce(s.cleared_at, '-infinity')
                             and s.filled_at > coalesce(b.placed_at, '-infinity') then s.filled_at end as cart_at
                  from (select c.id as customer_id, c.created_at,
                               case when c.registered_at <= :now then c.registered_at end as came_at
                          from {customers}) c
                  left join bought b on b.customer_id = c.customer_id
                  left join seen s on s.customer_id = c.customer_id
            )
            select k.customer_id,
                   k.n::integer as orders_count,
                   k.total as orders_sum,
                   case when k.n > 0 then round(k.total / k.n, 2) end as orders_average,
                   k.first_at as first_order_at,
                   k.last_at as last_order_at,
                   case when k.n > 1 then
                       round(extract(epoch from k.last_at - k.first_at) / (86400 * (k.n - 1)), 4) end as average_interval_days,
                   k.visits::integer as visits_count,
                   k.seen_at as last_visit_at,
                   {cart columns},
                   case when k.n > 0 then
                       {r} end as rfm_r,
                   case when k.n > 0 then {f} end as rfm_f,
                   case when k.n > 0 then {m} end as rfm_m,
                   k.visit_at as lifecycle_visit_at,
                   case when k.known then {stage} end as lifecycle_stage,
                   k.purchases, k.views
              from known k
             cross join limits l
              left join ({cuts}) cuts on true
              {cart}
            """.replace(
                    "{r}", Score.recency("k.today::date - (k.last_at at time zone :zone)::date", "cuts.recency"))
            .replace("{f}", Score.rising("k.n", "cuts.frequency"))
            .replace("{m}", Score.rising("k.total", "cuts.monetary"))
            .replace("{purchase}", Marks.PURCHASE)
            .replace("{view}", Marks.VIEW)
            .replace("{limits}", StageSql.LIMITS)
            .replace("{registration}", VisitSql.OF_REGISTRATION)
            .replace("{visit}", VisitSql.CAUTIOUS)
            .replace("{stage}", StageSql.stage("k.n", "k.first_at", "k.last_at", "k.seen_at", "k.visit_at"));

    private static final String CART = """
            left join lateral (
                select e.at, e.items,
                       (select sum(case jsonb_typeof(i -> 'price') when 'number' then (i ->> 'price')::numeric else 0 end
                                 * case jsonb_typeof(i -> 'quantity') when 'number' then (i ->> 'quantity')::numeric else 1 end)
                          from jsonb_array_elements(e.items) i) as total
                  from (select e.at, case when jsonb_typeof(e.items) = 'array' then e.items else '[]' end as items
                          from core.event e
                         where k.cart_at is not null and e.customer_id = k.customer_id and e.type = 'cart_updated'
                           and e.at between k.cart_at and k.cart_at
                         order by e.external_id desc nulls last, e.id desc
                         limit 1) e
                 where jsonb_array_length(e.items) > 0
            ) cart on true""";

    private static final String CART_COLUMNS =
            "cart.total as cart_total, cart.at as cart_updated_at, cart.items as cart_items";

    private static final String NO_CART_COLUMNS =
            "null::numeric as cart_total, null::timestamptz as cart_updated_at, null::jsonb as cart_items";

    private static final String OF_CUSTOMERS = whole(QUERY)
            .replace("{known}", "true")
            .replace("{counts}", "o.counts")
            .replace("{cuts}", Score.CURRENT_CUTS);

    private static final String OF_SOME = OF_CUSTOMERS
            .replace("{customers}", "core.customer c join unnest(cast(:ids as bigint[])) held (id) on held.id = c.id")
            .replace("{and o.customer_id}", "and o.customer_id = any(cast(:ids as bigint[]))")
            .replace("{and e.customer_id}", "and e.customer_id = any(cast(:ids as bigint[]))");

    private static final String OF_RANGE = OF_CUSTOMERS
            .replace("{and o.customer_id}", "and o.customer_id between :first and :last")
            .replace("{and e.customer_id}", "and e.customer_id between :first and :last")
            .replace("{customers}", "core.customer c where c.id between :first and :last");

    /** Whoever had not been heard of then has no stage. */
    private static final String AS_OF = QUERY.replace("{customers}", "core.customer c where true {and c.id}")
            .replace(
                    "{known}",
                    "(c.created_at <= :now or b.placed_at is not null or s.last_at is not null or c.came_at is not null)")
            .replace("{counts}", Purchases.COUNTED_THEN);

    private Figures() {}

    /** The figures of the customers {@code :ids} now. */
    public static String ofSome() {
        return OF_SOME;
    }

    /**
     * The figures of everybody from {@code :first} to {@code :last}: a range is planned at once and read in order, while
     * thousands of ids are weighed one by one. Who of them is not wanted is best left out afterwards: a list beside the
     * range makes PostgreSQL expect hardly anybody, and join in loops.
     */
    static String ofRange() {
        return OF_RANGE;
    }

    private static String whole(String query) {
        return query.replace("{cart columns}", CART_COLUMNS)
                .replace("{cart}", CART)
                .replace("{materialized}", "materialized");
    }

    /** The stages of everybody as of {@code :now}, a moment of the past; scores are by the boundaries of today. */
    static String stagesAsOf() {
        return whole(AS_OF).replace("{cuts}", Score.CURRENT_CUTS).replaceAll("\\{and [^}]*}", "");
    }

    /**
     * The figures as of {@code :now}, a moment of the past: by the statuses and the score boundaries of then. To be put
     * in parentheses in the place of {@code segmentation.metrics}. At every <code>{and column}</code> a condition on the
     * customers may stand. Parameters of {@link PastCuts} besides.
     *
     * @param whole whether anybody asks for the cart or the stage; PostgreSQL then leaves out by itself whatever else
     *     nobody asks for
     */
    public static String asOf(boolean whole) {
        var query = AS_OF.replace("{cuts}", Score.CUTS_THEN);
        return whole
                ? whole(query)
                : query.replace("{cart columns}", NO_CART_COLUMNS)
                        .replace("{cart}", "")
                        .replace("{materialized}", "not materialized");
    }
}
