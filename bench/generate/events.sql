-- On average twenty events a customer, by a power law too.
\ir session.sql
insert into core.event (type, at, customer_id, sku, category, items)
select type, at, id, 'SKU-' || thing, (array['Игрушки/Роботы','Игрушки/Куклы','Костюмы','Книги','Дом/Кухня'])[1 + thing % 5],
       case type when 'cart_updated' then '[{"sku":"SKU-1","quantity":2,"price":1490.00}]'::jsonb end
  from (select id, least(2000, floor(6 / power(random(), 0.7)))::integer as events from generate_series(1, :customers) id) c
 cross join lateral (
     select (c.id * 31 + n * n) % 5000 as thing, now() - c.id * interval '0' - random() * random() * interval '700 days' as at,
            (array['page_viewed','product_viewed','product_viewed','category_viewed','searched','cart_updated','cart_cleared'])
                [1 + floor(random() * 7)::integer] as type
       from generate_series(1, c.events) n) e
 order by at;

select definition from floor.index_of where of = 'core.event'::regclass \gexec
vacuum (analyze) core.event;
