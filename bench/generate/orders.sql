-- On average ten orders a customer, a power law: most have a few, somebody has hundreds.
\ir session.sql
insert into core.orders (source, external_id, number, customer_id, placed_at, updated_at, content_hash, status, status_at, counts,
                         currency, total, amount)
select 'shop', id || '-' || n, 2000000 + row_number() over (order by at), id, at, at, '', status, at, status <> 'cancelled', 'RUB', amount, amount
  from (select id, least(1000, floor(3 / power(random(), 0.7)))::integer as orders from generate_series(1, :customers) id) c
 cross join lateral (
     select n, now() - c.id * interval '0' - random() * random() * interval '1500 days' as at,
            round((500 + 20000 * random() * random() * random())::numeric, 2) as amount,
            case when random() < 0.08 then 'cancelled' else 'delivered' end as status
       from generate_series(1, c.orders) n) o;


select definition from floor.index_of where of = 'core.orders'::regclass \gexec
vacuum (analyze) core.orders;
