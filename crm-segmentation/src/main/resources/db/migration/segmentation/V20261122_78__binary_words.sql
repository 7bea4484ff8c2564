-- How the time before now is cut for the binary words of a product group, by versions; the newest holds.
create table segmentation.binary_grid (
    id         bigint generated always as identity primary key,
    category   text        not null, -- '' is the whole shop
    days       integer     not null check (days > 0), -- length of a period
    periods    integer     not null check (periods between 2 and 16),
    doubling   boolean     not null, -- weights 1, 2, 4 …; otherwise 1, 2, 3 …
    at         timestamptz not null,
    applied_at timestamptz -- when everybody whose word it changes was in the change queue
);
create index binary_grid_category on segmentation.binary_grid (category, id);
create index binary_grid_unapplied on segmentation.binary_grid (id) where applied_at is null;

-- What the last survey found about every word: who has it, and how those who had it went on.
create table segmentation.binary_word (
    grid_id         bigint not null references segmentation.binary_grid on delete cascade,
    word            text   not null,
    customers       bigint not null, -- who has it at the time of the survey
    observed        bigint not null, -- customers who had it at one of the earlier days, once per day
    bought          bigint not null, -- of those, who bought in the period that followed
    percent         integer check (percent between 0 and 100), -- null with too few observed
    applied_percent integer, -- what customers were last evaluated by
    surveyed_at     timestamptz not null,
    primary key (grid_id, word)
);
create index binary_word_unapplied on segmentation.binary_word (grid_id) where percent is distinct from applied_percent;

create table segmentation.binary_tally (
    survey_id bigint not null references segmentation.survey,
    grid_id   bigint not null references segmentation.binary_grid on delete cascade,
    word      text   not null,
    customers bigint not null,
    observed  bigint not null,
    bought    bigint not null,
    primary key (survey_id, grid_id, word)
);
