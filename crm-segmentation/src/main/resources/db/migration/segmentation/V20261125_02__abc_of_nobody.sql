-- In a period in which nobody bought no class begins anywhere.
alter table segmentation.abc_boundaries
    alter column a_from drop not null,
    alter column b_from drop not null,
    drop constraint abc_boundaries_turnover_check,
    add check (turnover > 0 and a_from is not null and b_from is not null
               or turnover = 0 and a_from is null and b_from is null);

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
             where m.orders_sum > 0 and b.turnover > 0) t
     where t.money > 0;
