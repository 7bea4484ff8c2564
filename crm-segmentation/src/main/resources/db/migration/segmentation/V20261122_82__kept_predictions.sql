-- What every customer's kept prediction is computed by: the model, the day and the settings. The newest holds.
create table segmentation.prediction_basis (
    id               bigint generated always as identity primary key,
    model_id         bigint references segmentation.prediction_model, -- null: too few purchases for a model
    day              date             not null, -- of the shop; everybody's waiting is counted up to here
    order_days       integer          not null check (order_days > 0), -- horizon of expected_orders
    value_months     integer          not null check (value_months > 0), -- horizon of clv
    monthly_discount double precision not null check (monthly_discount >= 0),
    at               timestamptz      not null
);

-- A pure function of the customer's purchases and the basis. Only customers who have bought are here.
create table segmentation.prediction (
    customer_id     bigint primary key references core.customer on delete cascade,
    basis_id        bigint not null references segmentation.prediction_basis,
    day             date   not null, -- the basis's, or that of a later last purchase
    alive           double precision check (alive between 0 and 1), -- null without a model
    expected_orders double precision check (expected_orders >= 0),
    order_value     double precision, -- null without a value model
    clv             double precision, -- in the base currency
    next_order_at   timestamptz -- null without a model when there was one purchase day, and beyond a century
) with (fillfactor = 70);
create index prediction_next_order on segmentation.prediction (next_order_at);

-- The nightly walk: fit, make a basis, bring everybody to it. Advanced in the transaction of each portion.
create table segmentation.prediction_run (
    id           bigint generated always as identity primary key,
    state        text        not null default 'running' check (state in ('running', 'done', 'cancelled', 'failed')),
    started_at   timestamptz not null,
    finished_at  timestamptz,
    leased_until timestamptz, -- system time: while somebody fits
    fit          text check (fit in ('fitted', 'kept', 'too_few')),
    basis_id     bigint references segmentation.prediction_basis, -- null while it fits
    done         bigint      not null default 0, -- customers
    total        bigint      not null default 0,
    reached      bigint      not null default 0, -- every customer up to this id is done
    last         bigint      not null default 0, -- the largest id there was at the start
    failure      text,
    check ((state = 'running') = (finished_at is null))
);
create unique index prediction_run_running on segmentation.prediction_run (state) where state = 'running';
create index prediction_run_started on segmentation.prediction_run (started_at);

-- The model held against what it had not seen: fitted up to a day, compared with the purchases after it.
create table segmentation.prediction_calibration (
    run_id    bigint           not null references segmentation.prediction_run on delete cascade,
    repeats   integer          not null, -- purchase days after the first one; the last class is "so many or more"
    until     date             not null, -- the model saw no purchase after it
    days      integer          not null, -- of the period compared
    customers bigint           not null,
    expected  double precision not null, -- purchase days of all of them together
    actual    bigint           not null,
    primary key (run_id, repeats)
);

-- How many customers are how probably alive, in tenths; kept so that no page counts.
create table segmentation.prediction_spread (
    run_id    bigint   not null references segmentation.prediction_run on delete cascade,
    tenth     smallint not null check (tenth between 0 and 9),
    customers bigint   not null,
    primary key (run_id, tenth)
);
