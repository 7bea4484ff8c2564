set timezone = 'Europe/Moscow';
insert into floor.score
select customer_id,
       5 - (days > c.r[1])::int - (days > c.r[2])::int - (days > c.r[3])::int - (days > c.r[4])::int,
       1 + (n > c.f[1])::int + (n > c.f[2])::int + (n > c.f[3])::int + (n > c.f[4])::int,
       1 + (total > c.m[1])::int + (total > c.m[2])::int + (total > c.m[3])::int + (total > c.m[4])::int
  from (select customer_id, n, total, (:now)::date - last_at::date as days from floor.metrics where n > 0 and :among) x
 cross join floor.cuts c
    on conflict (customer_id) do update set (r, f, m) = row (excluded.r, excluded.f, excluded.m);
