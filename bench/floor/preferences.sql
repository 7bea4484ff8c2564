-- What the customers of floor.changed prefer, by hand: decayed weights of what they bought and looked at, by category and
-- by brand, the ten largest shares of each. Without the levels of the category tree and the favourite, which ours has.
\set ON_ERROR_STOP on
set work_mem = '64MB';
select '''' || now() + shift || '''::timestamptz' as now from core.business_clock \gset
with fact as (
    select i.customer_id, i.category, i.brand,
           10 * power(2, -extract(epoch from :now - i.placed_at)::float8 / (90 * 86400)) as weight
      from core.order_item i join core.orders o on o.id = i.order_id
     where i.customer_id in (select customer_id from floor.changed) and o.counts and i.kept > 0 and i.placed_at <= :now
     union all
    select e.customer_id, e.category, p.brand, power(2, -extract(epoch from :now - e.at)::float8 / (90 * 86400))
      from core.event e left join core.product p on p.sku = e.sku
     where e.customer_id in (select customer_id from floor.changed)
       and e.type in ('product_viewed', 'category_viewed') and e.at <= :now),
liked as (
    select customer_id, 1 as kind, category as name, sum(weight) as weight from fact where category <> '' group by 1, 3
     union all
    select customer_id, 2, brand, sum(weight) from fact where brand <> '' group by 1, 3),
ranked as (
    select *, weight / sum(weight) over (partition by customer_id, kind) as share,
           row_number() over (partition by customer_id, kind order by weight desc) as rank
      from liked)
insert into floor.preference
select customer_id, array_agg(name order by rank) filter (where kind = 1), array_agg(share order by rank) filter (where kind = 1),
       array_agg(name order by rank) filter (where kind = 2), array_agg(share order by rank) filter (where kind = 2)
  from ranked where rank <= 10 group by customer_id
    on conflict (customer_id) do update
   set (categories, category_shares, brands, brand_shares)
     = (excluded.categories, excluded.category_shares, excluded.brands, excluded.brand_shares);
