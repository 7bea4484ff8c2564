-- What people do. An event without a customer belongs to a visitor nobody has identified yet.
create table core.event (
    id          bigint generated always as identity primary key,
    external_id text, -- the caller's id: a repeated one is ignored
    type        text        not null,
    at          timestamptz not null,
    customer_id bigint references core.customer,
    visitor_id  text,
    source      text        not null default 'shop',
    url         text,
    referrer    text,
    sku         text,
    category    text,
    utm         jsonb       not null default '{}',
    properties  jsonb       not null default '{}',
    items       jsonb, -- of a cart: [{sku, name, category, quantity, price}]
    received_at timestamptz not null default clock_timestamp(),
    check (customer_id is not null or visitor_id is not null)
);
create unique index event_external on core.event (external_id) where external_id is not null;
create index event_customer on core.event (customer_id, type, at) where customer_id is not null;
create index event_visitor on core.event (visitor_id) where customer_id is null;
create index event_type on core.event (type, at);
