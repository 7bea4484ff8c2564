-- Classes by the turnover of a period: from a moment on, which is of the version, so that a class changes by an order or
-- by the next version and never by the passing of a minute. null: all that was ever bought for.
alter table segmentation.abc_boundaries
    add column since timestamptz;

-- Orders dated ahead count once the customer's figures have seen them.
create or replace view segmentation.abc as
    select t.customer_id,
           case when t.money >= t.a_from then 'A' when t.money >= t.b_from then 'B' else 'C' end as class,
           t.money / t.turnover as share
      from (select m.customer_id, b.a_from, b.b_from, b.turnover,
                   case when b.since is null then m.orders_sum
                        else (select sum(o.amount) from core.orders o
                               where o.customer_id = m.customer_id and o.counts
                                 and o.placed_at >= b.since and o.placed_at <= m.computed_at) end as money
              from segmentation.metrics m
              join segmentation.abc_boundaries b on b.id = (select max(id) from segmentation.abc_boundaries)
             where m.orders_sum > 0) t
     where t.money > 0;
