-- The floor of an import: the file by COPY, then who is not there yet into customers and identifiers. Rolled back.
\set ON_ERROR_STOP on
begin;
create temp table line (external_id text, email text, phone text, last_name text, first_name text, middle_name text,
                        birth_date date, city text, street text, house text, postal_code text, id bigint);
\copy line (external_id, email, phone, last_name, first_name, middle_name, birth_date, city, street, house, postal_code) from pstdin (format csv, header)
analyze line;
update line l set id = known.customer_id
  from (select l.external_id, min(i.customer_id) as customer_id
          from line l
         cross join lateral (values ('external_id', 'shop', external_id), ('email', '', email), ('phone', '', phone)) k (kind, source, value)
          join core.identifier i using (kind, source, value)
         group by l.external_id) known
 where known.external_id = l.external_id;
update line set id = nextval(pg_get_serial_sequence('core.customer', 'id')) where id is null;
insert into core.customer (id, email, phone, last_name, first_name, middle_name, birth_date, city, street, house, postal_code, created_at, updated_at)
select id, email, phone, last_name, first_name, middle_name, birth_date, city, street, house, postal_code, now(), now() from line
    on conflict (id) do update
   set (last_name, first_name, middle_name, birth_date, city, street, house, postal_code, updated_at)
     = (excluded.last_name, excluded.first_name, excluded.middle_name, excluded.birth_date, excluded.city, excluded.street, excluded.house, excluded.postal_code, now());
insert into core.identifier (kind, source, value, customer_id, created_at)
select k.kind, k.source, k.value, l.id, now()
  from line l cross join lateral (values ('external_id', 'shop', external_id), ('email', '', email), ('phone', '', phone)) k (kind, source, value)
    on conflict do nothing;
rollback;
