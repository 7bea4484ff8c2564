-- What undoing an import still knew about orders of those who were erased before erasures looked for it.
update core.import_effect e
   set before = null, version = '', stays = 'erased'
  from core.orders o
 where e.target = 'order' and o.id = e.key::bigint and o.customer_id < 0;

update core.import_effect e
   set before = null, version = '', stays = 'erased'
 where e.target = 'order' and e.before is not null
   and not exists (select from core.customer c
                    where c.id = (e.before #>> '{order,customer_id}')::bigint)
   and not exists (select from core.customer_alias a
                    where a.alias_id = (e.before #>> '{order,customer_id}')::bigint);
