alter table core.note add column edited_at timestamptz;

-- What a customer is unhappy about. While one is open, no advertising reaches the customer.
create table core.complaint (
    id          bigint generated always as identity primary key,
    customer_id bigint      not null references core.customer,
    text        text        not null,
    order_id    bigint      references core.orders on delete set null, -- what it is about, if that is known
    sku         text,
    origin      text        not null check (origin in ('office', 'api', 'event')),
    author      text, -- login of whoever wrote it down
    event_id    bigint      unique, -- the event that made it
    owner       text, -- a login; null: anybody's
    due_at      timestamptz not null,
    state       text        not null default 'open' check (state in ('open', 'in_progress', 'resolved')),
    answer      text,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    resolved_at timestamptz,
    resolved_by text,
    version     integer     not null default 0,
    check ((state = 'resolved') = (resolved_at is not null)),
    check (state <> 'resolved' or answer is not null)
);
create index complaint_customer on core.complaint (customer_id, created_at, id);
-- The moments at which segments flip by time.
create index complaint_created on core.complaint (created_at);
create index complaint_unresolved on core.complaint (due_at, id) where state <> 'resolved';
create index complaint_resolved on core.complaint (resolved_at desc, id desc) where state = 'resolved';
