package org.encorecrm.metrics;

/**
 * The statements that write what customers {@code :ids} prefer, and what that was worked out from. They answer how many
 * prefer something else than before.
 */
final class KeepingPreferences {

    /** A row without anything liked says that there is nothing to compute. */
    private static final String WRITTEN =
            """
            wanted as (
                select m.customer_id, {known} as known, {mark} as mark, f.category,
                       coalesce(f.categories, '{}') as categories, coalesce(f.category_shares, '{}') as category_shares,
                       coalesce(f.brands, '{}') as brands, coalesce(f.brand_shares, '{}') as brand_shares
                  from segmentation.metrics m left join liking f on f.customer_id = m.customer_id
                 where m.customer_id = any(cast(:ids as bigint[]))
            ), written as (
                merge into segmentation.preference p
                using wanted w on p.customer_id = w.customer_id
                 when matched and not w.known then delete
                 when matched and (p.mark, p.category, p.categories, p.category_shares, p.brands, p.brand_shares)
                          is distinct from (w.mark, w.category, w.categories, w.category_shares, w.brands, w.brand_shares) then
                      update set mark = w.mark, category = w.category, categories = w.categories,
                                 category_shares = w.category_shares, brands = w.brands, brand_shares = w.brand_shares
                 when not matched and w.known then
                      insert (customer_id, mark, category, categories, category_shares, brands, brand_shares)
                      values (w.customer_id, w.mark, w.category, w.categories, w.category_shares, w.brands, w.brand_shares)
                returning (old.category, coalesce(old.categories, '{}'), coalesce(old.category_shares, '{}'),
                           coalesce(old.brands, '{}'), coalesce(old.brand_shares, '{}'))
                          is distinct from
                          (new.category, coalesce(new.categories, '{}'), coalesce(new.category_shares, '{}'),
                           coalesce(new.brands, '{}'), coalesce(new.brand_shares, '{}')) as differs
            ), weighed as (
                select m.customer_id, {interest} as mark, m.views, l.looked_at,
                       coalesce(c.names, '{}') as categories, coalesce(c.weights, '{}') as category_weights,
                       coalesce(b.names, '{}') as brands, coalesce(b.weights, '{}') as brand_weights
                  from segmentation.metrics m
                  join (select customer_id, max(looked_at) as looked_at from interest group by customer_id) l
                    on l.customer_id = m.customer_id
                  left join (select customer_id, array_agg(category) as names, array_agg(weight) as weights
                               from own group by customer_id) c on c.customer_id = m.customer_id
                  left join (select customer_id, array_agg(brand) as names, array_agg(weight) as weights
                               from named group by customer_id) b on b.customer_id = m.customer_id
                 where m.customer_id = any(cast(:ids as bigint[]))
            )""".replace("{known}", InterestSql.KNOWN).replace("{interest}", InterestSql.MARK);

    private static final String ANEW = """
            with {steps}, {written}, settled as (
                delete from segmentation.preference_due where customer_id = any(cast(:ids as bigint[]))
            ), kept as (
                insert into segmentation.interest
                       (customer_id, mark, views, looked_at, at, categories, category_weights, brands, brand_weights)
                select customer_id, mark, views, looked_at, :now, categories, category_weights, brands, brand_weights
                  from weighed
                    on conflict (customer_id) do update
                   set (mark, views, looked_at, at, categories, category_weights, brands, brand_weights)
                     = (excluded.mark, excluded.views, excluded.looked_at, excluded.at, excluded.categories,
                        excluded.category_weights, excluded.brands, excluded.brand_weights)
            ), forgotten as (
                delete from segmentation.interest k using wanted w where k.customer_id = w.customer_id and not w.known
            )
            select count(*) from written where differs
            """.replace("{written}", WRITTEN).replace("{mark}", InterestSql.WHOLE_MARK);

    /** Of these customers, from their facts. */
    static final String SOME_ANEW = ANEW.replace("{steps}", PreferenceSql.OF_SOME);

    /** Of these customers, who fill most of a range. */
    static final String RANGE_ANEW = ANEW.replace("{steps}", PreferenceSql.OF_RANGE);

    /** So many views are read again every time before they are added for good. */
    private static final int FEW = 16;

    /** Not known where somebody has clicked since it was seen that only views are new: the click is in no weight. */
    private static final String GROWN_MARK =
            """
            case when exists (select from kept k where k.customer_id = m.customer_id and k.mark = {interest})
                 then {mark} end""".replace("{interest}", InterestSql.MARK).replace("{mark}", InterestSql.WHOLE_MARK);

    /** Of these customers, from what is kept of them. */
    static final String GROWING = """
            with {steps}, {written}, added as (
                update segmentation.interest k
                   set views = w.views, looked_at = w.looked_at, categories = w.categories,
                       category_weights = w.category_weights, brands = w.brands, brand_weights = w.brand_weights
                  from weighed w
                  join (select customer_id from looked group by customer_id having count(*) >= {few}) many
                    on many.customer_id = w.customer_id
                 where k.customer_id = w.customer_id
            )
            select count(*) from written where differs
            """.replace("{steps}", PreferenceSql.OF_GROWING)
            .replace("{written}", WRITTEN)
            .replace("{mark}", GROWN_MARK)
            .replace("{few}", "" + FEW);

    private KeepingPreferences() {}
}
