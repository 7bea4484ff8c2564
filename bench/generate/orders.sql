-- A base of any size, skewed like a real shop: a few customers buy and look around a lot. Into an empty base only.
-- psql -v customers=100000 -f bench/generate.sql "$URL"
--
-- Facts lie on disk as they would have come in: by time, not by customer. Indexes are made after the rows, foreign keys
-- are not checked row by row: needs a superuser.
\set ON_ERROR_STOP on
set synchronous_commit = off;
set session_replication_role = replica;
set maintenance_work_mem = '512MB';
set work_mem = '256MB';
select setseed(0.42);

create temp table index_of (name text, definition text);
insert into index_of
select indexrelid::regclass::text, pg_get_indexdef(indexrelid)
  from pg_index
 where indrelid in ('core.customer'::regclass, 'core.orders'::regclass, 'core.order_item'::regclass, 'core.event'::regclass)
   and not exists (select from pg_constraint where conindid = indexrelid);
select 'drop index ' || name from index_of \gexec

insert into core.customer (id, first_name, sex, birth_date, city, email, registered_at, created_at, updated_at)
select id, 'Customer ' || id, case when id % 3 = 0 then 'male' else 'female' end,
       date '1950-01-01' + (random() * 20000)::integer, (array['Москва','Казань','Пермь','Томск','Омск'])[1 + id % 5],
       'c' || id || '@example.com', at, at, at
  from (select id, now() - random() * interval '1500 days' as at from generate_series(1, :customers) id) c;
insert into core.identifier (kind, source, value, customer_id, created_at)
select 'external_id', 'shop', 'u-' || id, id, created_at from core.customer;

insert into core.product (sku, name, category, brand, price, currency, updated_at)
select 'SKU-' || n, 'Thing ' || n, (array['Игрушки/Роботы','Игрушки/Куклы','Костюмы','Книги','Дом/Кухня'])[1 + n % 5],
       'Brand ' || n % 40, round((300 + 9000 * random() * random())::numeric, 2), 'RUB', now()
  from generate_series(0, 4999) n;

-- On average ten orders and twenty events a customer, a power law: most have a few, somebody has hundreds.
insert into core.orders (source, external_id, customer_id, placed_at, updated_at, content_hash, status, status_at, counts,
                         currency, total, amount)
select 'shop', id || '-' || n, id, at, at, '', status, at, status <> 'cancelled', 'RUB', amount, amount
  from (select id, least(1000, floor(3 / power(random(), 0.7)))::integer as orders from core.customer) c
 cross join lateral (
     select n, now() - c.id * interval '0' - random() * random() * interval '1500 days' as at,
            round((500 + 20000 * random() * random() * random())::numeric, 2) as amount,
            case when random() < 0.08 then 'cancelled' else 'delivered' end as status
       from generate_series(1, c.orders) n) o
 order by at;

insert into core.order_item (order_id, line, customer_id, placed_at, sku, name, category, brand, quantity, kept, price, amount)
select o.id, n, o.customer_id, o.placed_at, 'SKU-' || thing, 'Thing ' || thing,
       (array['Игрушки/Роботы','Игрушки/Куклы','Костюмы','Книги','Дом/Кухня'])[1 + thing % 5], 'Brand ' || thing % 40,
       1, 1, round(o.amount / lines, 2), round(o.amount / lines, 2)
  from (select *, 1 + id % 4 as lines from core.orders) o
 cross join lateral (select n, (o.id * n) % 5000 as thing from generate_series(1, o.lines) n) l;

insert into core.event (type, at, customer_id, sku, category, items)
select type, at, id, 'SKU-' || thing, (array['Игрушки/Роботы','Игрушки/Куклы','Костюмы','Книги','Дом/Кухня'])[1 + thing % 5],
       case type when 'cart_updated' then '[{"sku":"SKU-1","quantity":2,"price":1490.00}]'::jsonb end
  from (select id, least(2000, floor(6 / power(random(), 0.7)))::integer as events from core.customer) c
 cross join lateral (
     select (c.id * 31 + n * n) % 5000 as thing, now() - c.id * interval '0' - random() * random() * interval '700 days' as at,
            (array['page_viewed','product_viewed','product_viewed','category_viewed','searched','cart_updated','cart_cleared'])
                [1 + floor(random() * 7)::integer] as type
       from generate_series(1, c.events) n) e
 order by at;

select definition from index_of \gexec

select setval(pg_get_serial_sequence('core.customer', 'id'), (select max(id) from core.customer));
vacuum (analyze) core.customer, core.identifier, core.product, core.orders, core.order_item, core.event;
checkpoint;
select (select count(*) from core.customer) as customers, (select count(*) from core.orders) as orders,
       (select count(*) from core.order_item) as lines, (select count(*) from core.event) as events;
