-- The floor of a full recomputation: what a person would type. Metrics by grouping, scores from metrics, ten segments
-- as ten set-based deltas. Into tables of its own; run it after ours in the same session of the machine, alternating.
\set ON_ERROR_STOP on
\timing on
drop schema if exists floor cascade;
create schema floor;
create table floor.metrics as
select c.id as customer_id, o.n, o.total, o.first_at, o.last_at, e.visits, e.seen_at
  from core.customer c
  left join (select customer_id, count(*) as n, sum(amount) as total, min(placed_at) as first_at, max(placed_at) as last_at
               from core.orders where counts and placed_at <= now() group by customer_id) o on o.customer_id = c.id
  left join (select customer_id, count(*) as visits, max(at) as seen_at
               from core.event where at <= now() group by customer_id) e on e.customer_id = c.id;

create table floor.score as
with days as (select customer_id, n, total, current_date - last_at::date as recency from floor.metrics where n > 0),
     cuts as (select percentile_cont(array[.2,.4,.6,.8]) within group (order by recency) as r,
                     percentile_cont(array[.2,.4,.6,.8]) within group (order by n) as f,
                     percentile_cont(array[.2,.4,.6,.8]) within group (order by total::float8) as m from days)
select customer_id, 5 - (recency > r[1])::int - (recency > r[2])::int - (recency > r[3])::int - (recency > r[4])::int as r,
       1 + (n > f[1])::int + (n > f[2])::int + (n > f[3])::int + (n > f[4])::int as f,
       1 + (total > m[1])::int + (total > m[2])::int + (total > m[3])::int + (total > m[4])::int as m
  from days cross join cuts;

create table floor.member (segment_id int, customer_id bigint, primary key (segment_id, customer_id));
insert into floor.member select 1, customer_id from floor.metrics where n >= 10;
insert into floor.member select 2, customer_id from floor.metrics where n = 1;
insert into floor.member select 3, customer_id from floor.metrics where total >= 100000;
insert into floor.member select 4, customer_id from floor.metrics where last_at <= now() - interval '180 days';
insert into floor.member select 5, customer_id from floor.metrics where last_at > now() - interval '30 days';
insert into floor.member select 6, customer_id from floor.metrics where total / n >= 8000;
insert into floor.member select 7, customer_id from floor.metrics where seen_at > now() - interval '7 days' and n is null;
insert into floor.member select 8, customer_id from floor.metrics where visits >= 20;
insert into floor.member select 9, customer_id from floor.score where r = 5 and f >= 4;
insert into floor.member select 10, customer_id from floor.score where r = 1 and m >= 4;
