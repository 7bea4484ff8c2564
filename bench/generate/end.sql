\ir session.sql
select definition from floor.index_of where of = 'core.order_item'::regclass \gexec
vacuum (analyze) core.order_item;
checkpoint;
