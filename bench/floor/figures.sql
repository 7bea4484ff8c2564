-- The figures of the customers :among (a condition on customer_id): grouped orders, visits as runs of events without a
-- gap of half an hour (the registration is one too), the cart that is still open.
with bought as (
    select customer_id, count(*) filter (where counts) as n, coalesce(sum(amount) filter (where counts), 0) as total,
           min(placed_at) filter (where counts) as first_at, max(placed_at) filter (where counts) as last_at,
           max(placed_at) as placed_at
      from core.orders where placed_at <= :now and :among group by customer_id),
seen as (
    select customer_id, count(*) filter (where begins) as visits, max(at) as seen_at,
           max(at) filter (where type = 'cart_updated') as filled_at, max(at) filter (where type = 'cart_cleared') as cleared_at
      from (select customer_id, type, at,
                   coalesce(at - lag(at) over (partition by customer_id order by at) > interval '30 minutes', true) as begins
              from (select customer_id, type, at from core.event where customer_id is not null and at <= :now and :among
                     union all
                    select customer_id, 'registered', at
                      from (select id as customer_id, registered_at as at from core.customer) c where at <= :now and :among) x) e
     group by customer_id),
cart as (
    select distinct on (s.customer_id) s.customer_id, e.at, e.items,
           (select sum((i ->> 'price')::numeric * (i ->> 'quantity')::numeric) from jsonb_array_elements(e.items) i) as total
      from seen s left join bought b using (customer_id)
      join core.event e on e.customer_id = s.customer_id and e.type = 'cart_updated' and e.at = s.filled_at
     where s.filled_at > coalesce(s.cleared_at, '-infinity') and s.filled_at > coalesce(b.placed_at, '-infinity')
       and jsonb_array_length(e.items) > 0
     order by s.customer_id, e.id desc)
insert into floor.metrics
select c.customer_id, coalesce(b.n, 0), coalesce(b.total, 0), round(b.total / nullif(b.n, 0), 2), b.first_at, b.last_at,
       case when b.n > 1 then round(extract(epoch from b.last_at - b.first_at) / (86400 * (b.n - 1)), 4) end,
       coalesce(s.visits, 0), s.seen_at, cart.total, cart.at, cart.items
  from (select customer_id from (select id as customer_id from core.customer) c where :among) c
  left join bought b using (customer_id)
  left join seen s using (customer_id)
  left join cart using (customer_id)
    on conflict (customer_id) do update
   set (n, total, average, first_at, last_at, interval_days, visits, seen_at, cart_total, cart_at, cart_items) =
       row (excluded.n, excluded.total, excluded.average, excluded.first_at, excluded.last_at, excluded.interval_days,
            excluded.visits, excluded.seen_at, excluded.cart_total, excluded.cart_at, excluded.cart_items);
