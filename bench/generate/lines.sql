-- Two and a half lines an order. Several sessions do a part each.
\ir session.sql
insert into core.order_item (order_id, line, customer_id, placed_at, sku, name, category, brand, quantity, kept, price, amount)
select o.id, n, o.customer_id, o.placed_at, 'SKU-' || thing, 'Thing ' || thing,
       (array['Игрушки/Роботы','Игрушки/Куклы','Костюмы','Книги','Дом/Кухня'])[1 + thing % 5], 'Brand ' || thing % 40,
       1, 1, round(o.amount / lines, 2), round(o.amount / lines, 2)
  from (select *, 1 + id % 4 as lines from core.orders where id > (:part - 1) * (select max(id) / :parts + 1 from core.orders)
                                                        and id <= :part * (select max(id) / :parts + 1 from core.orders)) o
 cross join lateral (select n, (o.id * n) % 5000 as thing from generate_series(1, o.lines) n) l;

