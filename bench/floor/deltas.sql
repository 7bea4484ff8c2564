-- The ten segments of bench/segments, typed by hand.
\set segment 1
\set yes 'select customer_id from floor.metrics where n >= 10'
\ir delta.sql
\set segment 2
\set yes 'select customer_id from floor.metrics where n = 1'
\ir delta.sql
\set segment 3
\set yes 'select customer_id from floor.metrics where total >= 100000'
\ir delta.sql
\set segment 4
\set yes 'select customer_id from floor.metrics where last_at <= ' :now ' - interval \'180 days\''
\ir delta.sql
\set segment 5
\set yes 'select customer_id from floor.metrics where seen_at > ' :now ' - interval \'7 days\' and n = 0'
\ir delta.sql
\set segment 6
\set yes 'select customer_id from floor.score where r = 5 and f >= 4'
\ir delta.sql
\set segment 7
\set yes 'select customer_id from floor.metrics where cart_at <= ' :now ' - interval \'1 hour\' and cart_at > ' :now ' - interval \'73 hours\''
\ir delta.sql
\set segment 8
\set yes 'select m.customer_id from floor.metrics m join core.customer c on c.id = m.customer_id where c.city = \'Москва\' and c.sex = \'female\' and m.n >= 2'
\ir delta.sql
\set segment 9
\set yes 'select customer_id from core.event where ' :among ' and type = \'product_viewed\' and (category = \'Игрушки\' or category like \'Игрушки/%\') and at <= ' :now ' and at > ' :now ' - interval \'14 days\' group by customer_id having count(*) >= 2'
\ir delta.sql
\set segment 10
\set yes 'select i.customer_id from (select * from core.order_item where ' :among ') i join core.orders o on o.id = i.order_id where o.counts and i.kept > 0 and i.category = \'Костюмы\' and i.placed_at <= ' :now ' and i.placed_at > ' :now ' - interval \'60 days\' group by i.customer_id having sum(i.amount) >= 5000'
\ir delta.sql
