-- Goods that run out are looked at by groups of this depth: 2 is Food/Coffee.
alter table segmentation.prediction_basis
    add column category_level integer not null default 2 check (category_level > 0);

-- The groups, how regularly they are bought, and whether their goods are held to run out; by versions of the basis.
create table segmentation.consumable (
    basis_id  bigint           not null references segmentation.prediction_basis on delete cascade,
    category  text             not null,
    runs_out  boolean          not null,
    by_hand   boolean          not null, -- the marketer said so
    step      double precision not null check (step > 0), -- days between two purchases of the group, the median
    customers bigint           not null, -- who bought it on three days or more
    regular   double precision, -- share of neighbouring pauses that differ less than twofold; null without any
    primary key (basis_id, category)
);

-- What the marketer says of a group, whatever the figures say.
create table segmentation.consumable_mark (
    category text primary key,
    runs_out boolean not null
);

-- When a customer's last purchase of a group will have run out. A pure function of purchases and the basis.
create table segmentation.category_prediction (
    customer_id bigint           not null references core.customer on delete cascade,
    category    text             not null,
    purchases   integer          not null, -- days
    every_days  double precision not null, -- the customer's own median pause, drawn to the group's step
    last_at     timestamptz      not null,
    next_at     timestamptz      not null,
    primary key (customer_id, category)
) with (fillfactor = 80);
create index category_prediction_next on segmentation.category_prediction (next_at);
