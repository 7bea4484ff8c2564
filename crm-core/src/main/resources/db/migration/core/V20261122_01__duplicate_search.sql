-- What of a customer is compared when duplicates are looked for: derived from the record, gone with it.
create table core.likeness (
    customer_id bigint primary key references core.customer on delete cascade,
    version     integer  not null, -- of the program that worked it out
    traits      text     not null, -- normalised values
    keys        bigint[] not null  -- hashes; two records that share one are worth comparing
);
create table core.likeness_key (
    key         bigint not null,
    customer_id bigint not null,
    primary key (key, customer_id)
);
-- No foreign key and no second index: whatever removes a likeness takes its keys along.
create function core.forget_likeness_keys() returns trigger language plpgsql as $$
begin
    delete from core.likeness_key k using unnest(old.keys) as gone (key)
     where k.key = gone.key and k.customer_id = old.customer_id;
    return null;
end $$;
create trigger likeness_forgotten after delete on core.likeness
    for each row execute function core.forget_likeness_keys();

-- Keys that so many share that they tell nothing. Found anew by each search of the whole base.
create table core.likeness_common (
    key bigint primary key
);

-- Customers whose record changed since they were compared. Append-only, in the transaction that changed them.
create table core.likeness_due (
    id          bigint generated always as identity primary key,
    customer_id bigint not null
);

-- What the base taught about how much each agreement tells.
create table core.likeness_model (
    only_row   boolean primary key default true check (only_row),
    model      jsonb       not null,
    customers  bigint      not null,
    learned_at timestamptz not null
);

-- Searches of the whole base; one at a time.
create table core.duplicate_search (
    id          bigint generated always as identity primary key,
    state       text        not null default 'running' check (state in ('running', 'done', 'cancelled', 'failed')),
    step        text        not null default 'read' check (step in ('read', 'learn', 'compare')),
    reached     bigint      not null default 0, -- the last customer done in this step
    last        bigint      not null,
    done        bigint      not null default 0,
    total       bigint      not null,
    compared    bigint      not null default 0, -- pairs
    found       bigint      not null default 0,
    started_at  timestamptz not null,
    finished_at timestamptz,
    failure     text
);
create unique index duplicate_search_running on core.duplicate_search (state) where state = 'running';
create index duplicate_search_recent on core.duplicate_search (started_at desc, id desc);

-- searched: found by comparing, and gone again when the records change; otherwise a rule put it there.
alter table core.duplicate
    add column searched boolean not null default false,
    add column decided_by text, -- a login, or automatic
    add column postponed_at timestamptz;
create index duplicate_open on core.duplicate (score desc, id) where decision is null;
-- Decided and not yet done.
create index duplicate_to_merge on core.duplicate (score desc, id) where decision = 'merge';
create index duplicate_b on core.duplicate (b);
