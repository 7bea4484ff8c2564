-- Whom an import brought or changed, for ever: what undoing needs is forgotten after a month. The number is the one the
-- record had then: after a merge its alias leads to the survivor, after an undo it is the record's own again.
create table core.customer_import (
    customer_id bigint      not null,
    import_id   bigint      not null references core.import on delete cascade,
    created     boolean     not null,
    at          timestamptz not null, -- business time
    primary key (customer_id, import_id)
);
create index customer_import_import on core.customer_import (import_id);

-- Imports that can still be undone.
insert into core.customer_import (customer_id, import_id, created, at)
select e.key::bigint, e.import_id, e.created, coalesce(i.started_at, i.created_at)
  from core.import_effect e join core.import i on i.id = e.import_id
 where e.target = 'customer';
