create table core.product (
    sku         text primary key,
    name        text        not null,
    category    text, -- path from the root: A/B/C
    brand       text,
    price       numeric,
    old_price   numeric,
    currency    text,
    available   boolean     not null default true,
    stock       numeric,
    url         text,
    picture     text,
    weight      numeric,
    accessories text[]      not null default '{}',
    updated_at  timestamptz not null
);
create index product_category on core.product (category text_pattern_ops);

-- The shop's own statuses and what they mean. Editable: stage orders them, counts says whether the order is a purchase.
create table core.order_status_kind (
    code   text primary key,
    stage  integer not null,
    counts boolean not null,
    name_ru text   not null,
    name_en text   not null
);
insert into core.order_status_kind (code, stage, counts, name_ru, name_en) values
    ('new',             10, true,  'Новый',              'New'),
    ('confirmed',       20, true,  'Подтверждён',        'Confirmed'),
    ('assembled',       30, true,  'Собран',             'Assembled'),
    ('packed',          40, true,  'Упакован',           'Packed'),
    ('shipped',         50, true,  'Передан в доставку', 'Handed to delivery'),
    ('at_pickup_point', 60, true,  'В пункте выдачи',    'At the pick-up point'),
    ('delivered',       70, true,  'Доставлен',          'Delivered'),
    ('not_collected',   80, false, 'Не выкуплен',        'Not collected'),
    ('cancelled',       90, false, 'Отменён',            'Cancelled'),
    ('returned',       100, false, 'Возвращён',          'Returned');

-- "order" is a word of SQL, hence the plural.
create table core.orders (
    id              bigint generated always as identity primary key,
    source          text        not null,
    external_id     text        not null,
    number          text,
    customer_id     bigint      not null references core.customer,
    placed_at       timestamptz not null,
    updated_at      timestamptz not null, -- version of the content
    content_stage   integer     not null default 0, -- the stage its message named: decides between two contents of equal version
    content_hash    bytea       not null, -- and then this
    status          text        not null references core.order_status_kind (code),
    status_at       timestamptz not null, -- version of the status
    counts          boolean     not null, -- order_status_kind.counts of the status: is it a purchase
    currency        text        not null,
    total           numeric     not null, -- as the shop sent it, in currency
    discount        numeric     not null default 0,
    amount          numeric     not null, -- what figures use: what was kept, net, in the base currency of the order's date
    delivery_method text,
    delivery_cost   numeric,
    delivery        jsonb       not null default '{}',
    payment_method  text,
    payment_status  text,
    promo_code      text,
    visitor_id      text,
    utm             jsonb       not null default '{}',
    custom_fields   jsonb       not null default '{}',
    received_at     timestamptz not null default clock_timestamp(),
    unique (source, external_id)
);
-- The statement that recomputes a customer's figures reads this and nothing else.
create index orders_figures on core.orders (customer_id, placed_at) include (counts, amount);
create index orders_number on core.orders (number text_pattern_ops);
create index orders_placed on core.orders (placed_at);

create table core.order_item (
    order_id    bigint  not null references core.orders on delete cascade,
    line        integer not null,
    customer_id bigint  not null references core.customer, -- the order's, so that purchases of a person are one range
    placed_at   timestamptz not null,                      -- the order's
    sku         text,
    name        text    not null,
    category    text,
    brand       text,
    quantity    numeric not null,
    kept        numeric not null, -- how many of the quantity were kept; figures use it
    price       numeric not null, -- one piece, in the order's currency
    cost        numeric,
    weight      numeric,
    amount      numeric not null, -- the kept part, net of the line's share of the discount, in the base currency
    primary key (order_id, line)
);
create index order_item_customer on core.order_item (customer_id, placed_at);
create index order_item_category on core.order_item (category text_pattern_ops, placed_at);
create index order_item_sku on core.order_item (sku);

create table core.order_status (
    order_id    bigint      not null references core.orders on delete cascade,
    status      text        not null references core.order_status_kind (code),
    at          timestamptz not null,
    comment     text,
    received_at timestamptz not null default clock_timestamp(),
    primary key (order_id, at, status)
);

-- Statuses that arrived before their order.
create table core.order_status_early (
    source      text        not null,
    external_id text        not null,
    status      text        not null references core.order_status_kind (code),
    at          timestamptz not null,
    comment     text,
    received_at timestamptz not null default clock_timestamp(),
    primary key (source, external_id, at, status)
);
