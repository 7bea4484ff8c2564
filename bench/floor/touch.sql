-- Every hundredth customer, others each turn, looks at something.
\set ON_ERROR_STOP on
truncate floor.changed;
insert into floor.changed select id from core.customer where id % 100 = (:turn * 37) % 100;
insert into core.event (type, at, customer_id, sku, category)
select 'product_viewed', now() + (select shift from core.business_clock), customer_id, 'SKU-' || customer_id % 5000,
       (array['Игрушки/Роботы','Игрушки/Куклы','Костюмы','Книги','Дом/Кухня'])[1 + customer_id % 5]
  from floor.changed;
analyze floor.changed;
