-- A base of any size, skewed like a real shop: a few customers buy and look around a lot. Into an empty base only.
-- psql -v customers=100000 -f bench/generate.sql "$URL"
\set ON_ERROR_STOP on
\timing on
begin;
select setseed(0.42);
set local synchronous_commit = off;

insert into core.customer (id, first_name, sex, birth_date, city, email, registered_at, created_at, updated_at)
select id, 'Customer ' || id, case when id % 3 = 0 then 'male' else 'female' end,
       date '1950-01-01' + (random() * 20000)::integer, (array['Москва','Казань','Пермь','Томск','Омск'])[1 + id % 5],
       'c' || id || '@example.com', at, at, at
  from (select id, now() - random() * interval '1500 days' as at from generate_series(1, :customers) id) c;
insert into core.identifier (kind, source, value, customer_id, created_at)
select 'external_id', 'shop', 'u-' || id, id, created_at from core.customer;

-- On average ten orders and twenty events a customer, a power law: most have a few, somebody has hundreds.
insert into core.orders (source, external_id, customer_id, placed_at, updated_at, content_hash, status, status_at, counts,
                         currency, total, amount)
select 'shop', c.id || '-' || n, c.id, at, at, '', status, at, status <> 'cancelled', 'RUB', amount, amount
  from (select id, least(1000, floor(3 / power(random(), 0.7)))::integer as orders from core.customer) c
 cross join lateral (
     select n, now() - c.id * interval '0' - random() * random() * interval '1500 days' as at,
            round((500 + 20000 * random() * random() * random())::numeric, 2) as amount,
            case when random() < 0.08 then 'cancelled' else 'delivered' end as status
       from generate_series(1, c.orders) n) o;

insert into core.order_item (order_id, line, customer_id, placed_at, sku, name, category, quantity, kept, price, amount)
select o.id, n, o.customer_id, o.placed_at, 'SKU-' || (o.id * n) % 5000, 'Thing',
       (array['Игрушки/Роботы','Игрушки/Куклы','Костюмы','Книги','Дом/Кухня'])[1 + (o.id + n) % 5],
       1, 1, round(o.amount / lines, 2), round(o.amount / lines, 2)
  from (select *, 1 + id % 4 as lines from core.orders) o
 cross join lateral generate_series(1, o.lines) n;

insert into core.event (type, at, customer_id, sku, category, items)
select type, at, c.id, 'SKU-' || n, 'Игрушки/Роботы',
       case type when 'cart_updated' then '[{"sku":"SKU-1","quantity":2,"price":1490.00}]'::jsonb end
  from (select id, least(2000, floor(6 / power(random(), 0.7)))::integer as events from core.customer) c
 cross join lateral (
     select n, now() - c.id * interval '0' - random() * random() * interval '700 days' as at,
            (array['page_viewed','product_viewed','product_viewed','category_viewed','searched','cart_updated','cart_cleared'])
                [1 + floor(random() * 7)::integer] as type
       from generate_series(1, c.events) n) e;
commit;

select setval(pg_get_serial_sequence('core.customer', 'id'), (select max(id) from core.customer));
vacuum (analyze) core.customer, core.identifier, core.orders, core.order_item, core.event;
select (select count(*) from core.customer) as customers, (select count(*) from core.orders) as orders,
       (select count(*) from core.order_item) as lines, (select count(*) from core.event) as events;
