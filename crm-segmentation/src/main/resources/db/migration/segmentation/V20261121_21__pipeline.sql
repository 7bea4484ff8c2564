-- How far business time has been looked at. ceiling is raised first, in a transaction of its own: from then on nobody
-- evaluates with an older now, so that the flips up to it can be found while evaluations go on.
create table segmentation.clock (
    only_row  boolean primary key default true check (only_row),
    watermark timestamptz not null, -- whoever flips up to here is in the change queue
    ceiling   timestamptz not null, -- no evaluation uses an older now
    check (watermark <= ceiling)
);
insert into segmentation.clock (watermark, ceiling) values (now(), now());

-- Where RFM scores are cut, by versions; the newest holds. Population figures: refreshed as a step of their own.
create table segmentation.rfm_boundaries (
    id         bigint generated always as identity primary key,
    recency    double precision[] not null check (cardinality(recency) > 0),
    frequency  double precision[] not null check (cardinality(frequency) > 0),
    monetary   double precision[] not null check (cardinality(monetary) > 0),
    at         timestamptz        not null,
    applied_at timestamptz -- when everybody whose score it changes was in the change queue
);

-- Full recomputations. The row is locked by whoever does the next portion and advanced in the same transaction.
create table segmentation.recomputation (
    id          bigint generated always as identity primary key,
    state       text        not null default 'running' check (state in ('running', 'done', 'cancelled', 'failed')),
    started_at  timestamptz not null,
    finished_at timestamptz,
    done        bigint      not null default 0, -- customers
    total       bigint      not null,
    reached     bigint      not null default 0, -- every customer up to this id is done
    last        bigint      not null,           -- the largest id there was at the start
    rewritten   bigint      not null default 0, -- customers whose figures were not what the facts say
    skipped     bigint      not null default 0, -- customers who could not be evaluated: among the dead changes
    failure     text,
    check ((state = 'running') = (finished_at is null))
);
create unique index recomputation_running on segmentation.recomputation (state) where state = 'running';
create index recomputation_started on segmentation.recomputation (started_at);
