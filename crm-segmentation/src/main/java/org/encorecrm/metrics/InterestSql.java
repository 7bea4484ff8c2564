package org.encorecrm.metrics;

/**
 * How much customers are interested in what, by category and brand: the steps of a query that end in {@code interest}.
 * Either from all facts with time ≤ {@code :now}, or from the weights that are kept and the views since.
 */
final class InterestSql {

    /** Weights grow by so many half-lives at most before everything is counted from another moment. */
    private static final int LONGEST = 100;

    private static final String VIEWS = "e.type in ('product_viewed', 'category_viewed')";

    private static final String RULE = """
            rule as (
                select 86400 * coalesce(max(value) filter (where key = 'preference.halfLifeDays'), '90')::double precision as half_life,
                       coalesce(max(value) filter (where key = 'preference.purchaseWeight'), '10')::double precision as purchase,
                       coalesce(max(value) filter (where key = 'preference.viewWeight'), '1')::double precision as look,
                       coalesce(max(value) filter (where key = 'preference.clickWeight'), '1')::double precision as click
                  from core.setting
                 where key in ('preference.halfLifeDays', 'preference.purchaseWeight', 'preference.viewWeight', 'preference.clickWeight')
            )""";

    /**
     * Clicks of now are all there are: their mark, read by the same statement, says so, however far the clock of who noted
     * them is ahead of {@code :now}. Ages come from the function that measures ranges of time: {@code date_part} reads the word "epoch" anew for every
     * row, a quarter of the whole.
     */
    static final String FROM_FACTS =
            """
            {rule}, fact as (
                select i.customer_id, coalesce(i.category, p.category) as category, coalesce(i.brand, p.brand) as brand,
                       (select purchase from rule) as weight, i.placed_at as at, null::timestamptz as looked_at
                  from core.order_item i
                  join core.orders o on o.id = i.order_id
                  left join core.product p on p.sku = case when i.category is null or i.brand is null then i.sku end
                 where i.placed_at <= :now and o.placed_at <= :now and i.kept > 0 and {counts} {and i} {and o}
                 union all
                select e.customer_id, coalesce(e.category, p.category), p.brand, (select look from rule), e.at, e.at
                  from core.event e
                  left join core.product p on p.sku = e.sku
                 where {views} and e.customer_id is not null
                   and e.at <= :now {and e}
                 union all
                select ck.customer_id, p.category, p.brand, (select click from rule), ck.at, null
                  from {goods}
                  join core.product p on p.sku = ck.sku
                 where {ck}
            ), interest as materialized (
                select customer_id, category, brand, max(looked_at) as looked_at,
                       sum(weight * power(2, greatest(-1000, tstzrange_subdiff(at, :now) / (select half_life from rule)))) as weight
                  from fact
                 group by customer_id, category, brand
            )""".replace("{rule}", RULE).replace("{views}", VIEWS).replace("{goods}", Interests.goods("ck"));

    /** Of the customers {@code :ids}, who {@link #GROWS grow}. */
    static final String FROM_KEPT = """
            {rule}, kept as materialized (
                select * from segmentation.interest where customer_id = any(cast(:ids as bigint[]))
            ), looked as materialized (
                select e.customer_id, coalesce(e.category, p.category) as category, p.brand, e.at as looked_at,
                       (select look from rule) * power(2, tstzrange_subdiff(e.at, k.at) / (select half_life from rule)) as weight
                  from kept k
                  join core.event e on e.customer_id = k.customer_id
                                   and e.at > coalesce(k.looked_at, '-infinity') and e.at <= :now
                  left join core.product p on p.sku = e.sku
                 where {views}
            ), interest as materialized (
                select customer_id, category, brand, max(looked_at) as looked_at, sum(weight) as weight
                  from (select k.customer_id, c.name as category, null as brand, null::timestamptz as looked_at, c.weight
                          from kept k cross join unnest(k.categories, k.category_weights) c (name, weight)
                         union all
                        select k.customer_id, null, b.name, null, b.weight
                          from kept k cross join unnest(k.brands, k.brand_weights) b (name, weight)
                         union all
                        select customer_id, category, brand, looked_at, weight from looked) known
                 group by customer_id, category, brand
            )""".replace("{rule}", RULE).replace("{views}", VIEWS);

    /** Of purchases, clicks and how they are weighed; over metrics {@code m}. */
    static final String MARK = Marks.of(PreferenceSql.RULE, "m.purchases", Interests.MARK);

    /** The same with the views: of everything there is. */
    static final String WHOLE_MARK = Marks.of(PreferenceSql.RULE, "m.purchases", "m.views", Interests.MARK);

    /** Whether the customer of metrics {@code m} has shown any interest. */
    static final String KNOWN = "(m.purchases <> 0 or m.views <> 0 or " + Interests.ANY + ")";

    /**
     * Whether what is kept of the customer of metrics {@code m} says everything but the views since: the marks of both
     * together make up the mark of all views. Over the tables of {@link #GROWING}.
     */
    static final String GROWS = """
            coalesce(k.mark = {mark} and (k.views # coalesce(v.mark, 0)) = m.views and d.customer_id is null
                 and k.at > :now - {longest} * interval '24 hours' * (
                     select coalesce(max(value), '90')::double precision from core.setting where key = 'preference.halfLifeDays'),
                 false)""".replace("{mark}", MARK).replace("{longest}", "" + LONGEST);

    static final String GROWING = """
            left join segmentation.interest k on k.customer_id = m.customer_id
            left join segmentation.preference_due d on d.customer_id = m.customer_id
            left join lateral (
                select bit_xor({view}) as mark from core.event e
                 where k.customer_id is not null and e.customer_id = m.customer_id and {views}
                   and e.at > coalesce(k.looked_at, '-infinity') and e.at <= :now) v on true""".replace("{view}", Marks.VIEW).replace("{views}", VIEWS);

    private InterestSql() {}
}
