create schema if not exists web;

-- The demo shop of this base: what it is made of and how far it has come. At most one row.
create table web.demo_shop (
    only_row        boolean primary key default true check (only_row),
    seed            bigint      not null,
    customers       integer     not null check (customers >= 0),
    history_ends_at timestamptz not null, -- business time; history is generated up to here, even after a restart
    started_at      timestamptz not null default clock_timestamp(),
    stage_set_at    timestamptz, -- staff, goods, letters, segments and scenarios are there
    finished_at     timestamptz, -- history is in and every customer evaluated
    newcomers       integer     not null default 0, -- people met since, for their numbers
    live_orders     integer     not null default 0, -- orders placed since, for theirs
    traffic_paused  boolean     not null default false
);

-- Parts of the history that are in. A part that was cut short is made again: everything in it is an upsert.
create table web.demo_part (
    part        integer primary key,
    customers   integer     not null,
    orders      integer     not null,
    events      integer     not null,
    finished_at timestamptz not null default clock_timestamp()
);

-- Journeys of the clock: a day or a week forward. One at a time; a journey cut short goes on after a restart.
create table web.demo_journey (
    id           bigint generated always as identity primary key,
    departs_at   timestamptz not null, -- business time, as are the next two
    arrives_at   timestamptz not null,
    reached      timestamptz not null,
    state        text        not null check (state in ('running', 'done', 'cancelled')),
    orders       integer     not null default 0,
    recorded_at  timestamptz not null default clock_timestamp(),
    finished_at  timestamptz,
    check (arrives_at > departs_at and reached >= departs_at)
);
create unique index demo_journey_running on web.demo_journey (state) where state = 'running';

-- What every table held before the demo came, so that leaving it brings just that back.
create table web.demo_before (
    table_name text primary key,
    rows       jsonb not null
);
