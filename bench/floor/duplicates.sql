-- The floor of a search for duplicates: who bears the same name and birthday, or a name and the end of a phone, exactly;
-- groups by passing the lowest number on until nothing changes.
\set ON_ERROR_STOP on
set work_mem = '256MB';
create temp table pair as
select a.id as one, b.id as other from core.customer a
  join core.customer b on b.last_name = a.last_name and b.first_name = a.first_name and b.birth_date = a.birth_date and b.id > a.id
union
select a.id, b.id from core.customer a
  join core.customer b on b.last_name = a.last_name and right(b.phone, 7) = right(a.phone, 7) and b.id > a.id;
create temp table part as select id, id as lowest from (select one as id from pair union select other from pair) p;
create unique index on part (id);
analyze pair, part;
do $$
declare moved bigint := 1;
begin
    while moved > 0 loop
        update part p set lowest = l.lowest
          from (select x.id, min(o.lowest) as lowest
                  from (select one as id, other from pair union all select other, one from pair) x join part o on o.id = x.other group by x.id) l
         where l.id = p.id and l.lowest < p.lowest;
        get diagnostics moved = row_count;
    end loop;
end $$;
select count(*) || ' pairs in ' || (select count(distinct lowest) from part) || ' groups' from pair;
