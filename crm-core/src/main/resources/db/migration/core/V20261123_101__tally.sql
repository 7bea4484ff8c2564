-- Questions about everybody that take longer than a person waits, with their last answers. wanted_at: somebody waits for
-- a newer one; the lease is of whoever counts it, and only the holder of the newest fence may write.
create table core.tally (
    code         text        not null,
    asked        text        not null, -- the digest of the question, which may be long
    question     text        not null,
    answer       jsonb,
    as_of        timestamptz,
    took_ms      bigint,
    failed       boolean     not null default false,
    wanted_at    timestamptz,
    tried_at     timestamptz,
    leased_until timestamptz,
    fence        bigint      not null default 0,
    asked_at     timestamptz not null default clock_timestamp(),
    primary key (code, asked),
    check ((answer is null) = (as_of is null) and (as_of is null) = (took_ms is null))
);
create index tally_wanted on core.tally (wanted_at) where wanted_at is not null;
