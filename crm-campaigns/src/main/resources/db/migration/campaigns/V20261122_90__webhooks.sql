-- Whom to tell what has happened, and every telling with what came of it.
create table campaigns.webhook (
    id bigint generated always as identity primary key,
    version integer not null default 0,
    name text not null,
    url text not null,
    events text[] not null,
    secret bytea not null,
    active boolean not null,
    created_at timestamptz not null,
    -- a server that does not answer is left alone for a while, whatever is queued for it
    failures integer not null default 0,
    rest_until timestamptz
);

create table campaigns.webhook_delivery (
    id bigint generated always as identity primary key,
    webhook_id bigint not null references campaigns.webhook on delete cascade,
    event text not null,
    -- what must not be told twice: the id of the merge
    occasion text not null,
    body text not null,
    state text not null check (state in ('queued', 'sending', 'delivered', 'held', 'dead')),
    -- when to try next, or when a try counts as lost; database time
    due_at timestamptz not null,
    attempts integer not null default 0,
    fence bigint not null default 0,
    status integer,
    detail text,
    created_at timestamptz not null,
    state_at timestamptz not null,
    unique (webhook_id, event, occasion)
);

create index webhook_delivery_due on campaigns.webhook_delivery (webhook_id, due_at) where state in ('queued', 'sending');
create index webhook_delivery_latest on campaigns.webhook_delivery (webhook_id, id desc);
create index webhook_delivery_old on campaigns.webhook_delivery (state_at) where state in ('delivered', 'held', 'dead');
