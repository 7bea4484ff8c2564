-- What criteria would have caught on days that have passed. Kept: a result is shared by its address.
create table segmentation.backtest (
    id           bigint generated always as identity primary key,
    state        text        not null default 'running' check (state in ('running', 'done', 'cancelled', 'failed')),
    criteria     jsonb       not null, -- as asked
    segment_key  text,                 -- whose criteria they are, when they were taken from a segment
    scenario_key text,                 -- whose runs are counted too
    first_day    date        not null,
    last_day     date        not null check (last_day >= first_day),
    step         text        not null, -- whole days, weeks or months, ISO-8601
    done         integer     not null default 0, -- days
    total        integer     not null,
    as_known_now text[]      not null default '{}', -- the fields without a history
    asked_at     timestamptz not null, -- business time: nothing after it counts
    started_at   timestamptz not null default clock_timestamp(),
    finished_at  timestamptz,
    failure      text,
    fence        bigint      not null default 0,
    leased_until timestamptz,          -- database time
    check ((state = 'running') = (finished_at is null))
);
create index backtest_running on segmentation.backtest (id) where state = 'running';
create index backtest_segment on segmentation.backtest (segment_key, id desc);

create table segmentation.backtest_day (
    backtest_id bigint not null references segmentation.backtest on delete cascade,
    day         date   not null,
    members     bigint not null,
    entered     bigint not null,
    gone        bigint not null,
    runs        bigint, -- a scenario would have started so many
    held_out    bigint, -- and have left so many alone
    primary key (backtest_id, day)
);
