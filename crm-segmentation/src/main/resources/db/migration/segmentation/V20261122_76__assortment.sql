-- Surveys of the shop's own history: every customer once per walk, in portions, from a checkpoint. The row is locked by
-- whoever does the next portion and advanced in the same transaction.
create table segmentation.survey (
    id          bigint generated always as identity primary key,
    state       text        not null default 'running' check (state in ('running', 'done', 'cancelled', 'failed')),
    at          timestamptz not null, -- business time: facts up to here are looked at
    finished_at timestamptz,
    walk        integer     not null default 0, -- which walk is under way
    begun       boolean     not null default false, -- that walk has begun
    reached     bigint      not null default 0, -- every customer up to this id is done in it
    last        bigint      not null,           -- the largest id there was at the start
    done        bigint      not null default 0, -- customers, over all walks
    total       bigint      not null,
    failure     text,
    check ((state = 'running') = (finished_at is null))
);
create unique index survey_running on segmentation.survey (state) where state = 'running';

-- How often a product group is bought. The group is a path of categories, '' is the whole shop.
create table segmentation.assortment_step (
    category       text primary key,
    survey_id      bigint references segmentation.survey, -- whose figures these are; null before the first
    customers      bigint  not null default 0, -- who bought it
    returned       bigint  not null default 0, -- who bought it on a second day
    intervals      bigint  not null default 0, -- pauses between two days on which a customer bought it
    mean           numeric, -- days; these five are null without intervals
    lower_quartile numeric,
    median         numeric,
    upper_quartile numeric,
    late           numeric, -- the 95th percentile
    own_step       integer check (own_step > 0),                   -- days, from the figures; null with too few of them
    typed_step     integer check (typed_step between 1 and 3650),  -- days, by hand
    step           integer not null check (step > 0),              -- days, what holds: typed, own, or that of step_of
    step_of        text    not null, -- the group whose step it is
    judged_after   integer check (judged_after > 0), -- who is silent for longer counts as gone; null with too few intervals
    computed_at    timestamptz
);
insert into segmentation.assortment_step (category, step, step_of) values ('', 30, '');

-- Pauses between purchases by their whole days: completed ones.
create table segmentation.assortment_interval (
    survey_id bigint  not null references segmentation.survey,
    category  text    not null,
    days      integer not null check (days > 0),
    intervals bigint  not null,
    primary key (survey_id, category, days)
);

create table segmentation.assortment_tally (
    survey_id bigint not null references segmentation.survey,
    category  text   not null,
    customers bigint not null,
    returned  bigint not null,
    primary key (survey_id, category)
);

-- How long customers had been silent on the day that lies judged_after days back, and whether they came back since.
create table segmentation.assortment_silence (
    survey_id bigint  not null references segmentation.survey,
    category  text    not null,
    days      integer not null check (days >= 0),
    returned  bigint  not null,
    gone      bigint  not null,
    primary key (survey_id, category, days)
);
