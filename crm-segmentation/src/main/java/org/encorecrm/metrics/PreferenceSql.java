package org.encorecrm.metrics;

/**
 * What customers prefer as one query over the facts with time ≤ {@code :now}, so that keeping, recomputing and asking
 * what it was on a date are one text. Parameters: {@code :now}; {@code :ids} where customers are given.
 *
 * <ul>
 *   <li>A fact is a line of a purchase of which something was kept, a view of a product or a category, or a click on a
 *       product in a letter. What it does not say about category and brand the catalogue knows by its sku.
 *   <li>A fact weighs its kind's weight × 2^(−age / half-life). Shares do not depend on the moment ages are counted from,
 *       so time alone changes nothing. (Below 2^−1000 PostgreSQL refuses a power; whatever is older weighs that.)
 *   <li>A category's weight is that of all facts in it and below; its share is of the weight of all categories, a
 *       brand's of all brands, in whole hundredths of a percent: rounded to a millionth of that first, so that the order in
 *       which weights were added never decides a half. At most ten of each level are kept, the largest share
 *       first, equal ones by their name.
 *   <li>The favourite is found from the root: at every fork the branch with the largest share, until the share of what
 *       was bought and seen in a category itself exceeds that of each of its branches. Of equal branches that whose own
 *       branches are larger, then by name. Shares along a way are digits of one number, so that the best way is the
 *       largest number.
 * </ul>
 */
public final class PreferenceSql {

    static final int DEEPEST = 8;
    static final int KEPT = 10;

    /** What decides beside facts and catalogue: the settings, and the version of this program, as one text. */
    static final String RULE = """
            (select 'preferences 2 ' || coalesce(string_agg(key || '=' || value, ' ' order by key), '') from core.setting
              where key in ('preference.halfLifeDays', 'preference.purchaseWeight', 'preference.viewWeight', 'preference.clickWeight'))""";

    /** Names are numbered once in their order, so that nothing of many rows is sorted by text. */
    private static final String STEPS = """
            {interest}, own as materialized (
                select customer_id, category, sum(weight) as weight
                  from interest where category <> '' and weight > 0 group by customer_id, category
            ), tree as materialized (
                select category, level, path, dense_rank() over (order by path collate "C")::integer as node,
                       dense_rank() over (order by category collate "C")::integer as leaf,
                       level = max(level) over (partition by category) as deepest
                  from (select distinct category from own) c
                 cross join lateral (select string_to_array(c.category, '/') as steps) s
                 cross join lateral (select n as level, array_to_string(s.steps[1 : n], '/') as path
                                       from generate_series(1, least(cardinality(s.steps), {deepest})) n) p
            ), known as materialized (
                select customer_id, sum(weight) as weight from own group by customer_id
            ), spread as materialized (
                select o.customer_id, t.level, t.node, t.leaf, t.deepest, o.weight
                  from own o join tree t on t.category = o.category
            ), branch as materialized (
                select s.customer_id, s.level, s.node, {share} as share
                  from (select customer_id, level, node, sum(weight) as weight from spread
                         group by customer_id, level, node) s
                  join known k on k.customer_id = s.customer_id
            ), favourite as (
                select customer_id, -(max(way))[4] as leaf
                  from (select customer_id, leaf, array[
                                   coalesce(sum(share * 10001.0::double precision ^ (3 - level)) filter (where level <= 3), 0),
                                   coalesce(sum(share * 10001.0::double precision ^ (6 - level)) filter (where level between 4 and 6), 0),
                                   coalesce(sum(share * 10001.0::double precision ^ (9 - level)) filter (where level > 6), 0),
                                   -leaf] as way
                          from (select s.customer_id, s.leaf, s.level, b.share
                                  from spread s join branch b on b.customer_id = s.customer_id and b.node = s.node
                                 union all
                                select s.customer_id, s.leaf, s.level + 1, {share}
                                  from spread s join known k on k.customer_id = s.customer_id
                                 where s.deepest) steps
                         group by customer_id, leaf) ways
                 group by customer_id
            ), category as (
                select r.customer_id, array_agg(t.path order by r.level, r.rank) as names,
                       array_agg(r.share order by r.level, r.rank) as shares
                  from (select b.*, row_number() over (partition by b.customer_id, b.level order by b.share desc, b.node) as rank
                          from branch b) r
                  join (select distinct node, path from tree) t on t.node = r.node
                 where r.rank <= {kept}
                 group by r.customer_id
            ), named as materialized (
                select customer_id, brand, sum(weight) as weight
                  from interest where brand <> '' and weight > 0 group by customer_id, brand
            ), brand as (
                select customer_id, array_agg(brand order by rank) as names, array_agg(share order by rank) as shares
                  from (select customer_id, brand, share,
                               row_number() over (partition by customer_id order by share desc, brand collate "C") as rank
                          from (select customer_id, brand,
                                       round(round(1e10::double precision * weight / sum(weight) over (partition by customer_id)) / 1e6)::integer as share
                                  from named) b) r
                 where rank <= {kept}
                 group by customer_id
            ), liking as (
                select customer_id, t.path as category,
                       coalesce(c.names, '{}') as categories, coalesce(c.shares, '{}') as category_shares,
                       coalesce(b.names, '{}') as brands, coalesce(b.shares, '{}') as brand_shares
                  from category c
                  full join brand b using (customer_id)
                  left join favourite f using (customer_id)
                  left join (select leaf, path from tree where deepest) t on t.leaf = f.leaf
            )""".replace(
                    "{share}", "round(round(1e10::double precision * s.weight / k.weight) / 1e6)::integer")
            .replace("{deepest}", "" + DEEPEST)
            .replace("{kept}", "" + KEPT);

    private static final String FROM_FACTS = STEPS.replace("{interest}", InterestSql.FROM_FACTS);

    /** Steps that end in {@code liking}, of the customers {@code :ids}; nothing about those who have neither bought nor looked. */
    static final String OF_SOME = about("= any(cast(:ids as bigint[]))");

    /** The same of those whose ids are from {@code :first} to {@code :last}: ranges of indexes without a long list to look in. */
    static final String OF_RANGE = about("between :first and :last");

    /** The same of the customers {@code :ids} by what is kept of them and the views since. */
    static final String OF_GROWING = STEPS.replace("{interest}", InterestSql.FROM_KEPT);

    private static final String AS_OF = FROM_FACTS
            .replace("{counts}", Purchases.COUNTED_THEN)
            .replace("{and i}", "{and i.customer_id}")
            .replace("{and o}", "{and o.customer_id}")
            .replace("{and e}", "{and e.customer_id}")
            .replace("{ck}", "ck.at <= :now {and ck.customer_id}");

    private PreferenceSql() {}

    private static String about(String which) {
        return FROM_FACTS
                .replace("{counts}", "o.counts")
                .replace("{and i}", "and i.customer_id " + which)
                .replace("{and o}", "and o.customer_id " + which)
                .replace("{and e}", "and e.customer_id " + which)
                .replace("{ck}", "ck.customer_id " + which);
    }

    /** As of {@code :now}, by the statuses of then; at every gap a condition on the customers may stand. */
    public static String asOf() {
        return "with " + AS_OF + " select * from liking";
    }
}
