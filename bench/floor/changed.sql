-- The floor of a batch of changes: the same for the customers of floor.changed alone.
\set ON_ERROR_STOP on
set work_mem = '64MB';
select '''' || now() + shift || '''::timestamptz' as now from core.business_clock \gset
\set among 'customer_id in (select customer_id from floor.changed)'
begin;
\ir figures.sql
\ir scores.sql
\ir deltas.sql
commit;
