-- The limits between the stages of the lifecycle, by versions; the newest holds. Days are of 24 hours.
create table segmentation.lifecycle_limits (
    id              bigint generated always as identity primary key,
    cautious_visits integer          not null check (cautious_visits between 1 and 1000), -- so many visits …
    cautious_days   integer          not null check (cautious_days between 1 and 3650),   -- … in so many days
    mature_orders   integer          not null check (mature_orders between 2 and 1000),   -- so many purchases …
    mature_days     double precision not null check (mature_days between 0.01 and 3650),  -- … so often on average
    mature_by_step  boolean          not null default false, -- mature_days follows the assortment step
    close_days      integer          not null check (close_days between 1 and 3650),
    lost_days       integer          not null check (lost_days between 1 and 3650),
    at              timestamptz      not null,
    applied_at      timestamptz, -- when everybody whose stage it changes was in the change queue
    check (lost_days > close_days)
);
insert into segmentation.lifecycle_limits
    (cautious_visits, cautious_days, mature_orders, mature_days, close_days, lost_days, at)
values (3, 30, 3, 14, 45, 90, now());

alter table segmentation.metrics
    add column lifecycle_stage text, -- null until computed
    -- the visit without which a customer who never bought would not be cautious; null unless cautious
    add column lifecycle_visit_at timestamptz;

-- Every passage from one stage into another, the first one from none.
create table segmentation.lifecycle_move (
    id          bigint generated always as identity primary key,
    customer_id bigint      not null references core.customer on delete cascade,
    from_stage  text,
    to_stage    text        not null,
    at          timestamptz not null,
    cause       text        not null,
    check (from_stage is distinct from to_stage)
);
create index lifecycle_move_customer on segmentation.lifecycle_move (customer_id, at, id);
create index lifecycle_move_at on segmentation.lifecycle_move (at);
