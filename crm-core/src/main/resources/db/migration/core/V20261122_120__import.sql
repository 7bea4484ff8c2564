-- Files of customers, orders and products on their way in. The file itself is kept here in pieces, so that every node
-- and every backup has it; it goes when the run is over.
create table core.import (
    id            bigint generated always as identity primary key,
    kind          text        not null check (kind in ('customers', 'orders', 'products')),
    file_name     text        not null,
    size          bigint      not null default 0, -- bytes received
    step          text        not null default 'mapping' check (step in ('mapping', 'dry_run', 'run', 'undo')),
    state         text        not null default 'receiving'
                  check (state in ('receiving', 'waiting', 'running', 'done', 'cancelled', 'failed')),
    format        jsonb, -- type, encoding, separator, quote, whether the first row names the columns
    headers       text[]      not null default '{}',
    mapping       text[]      not null default '{}', -- for each column the field it goes to, empty: nowhere
    options       jsonb       not null default '{}',
    staged        bigint      not null default 0, -- rows read from the file
    staged_as     text, -- format and grouping they were read by
    staged_whole  boolean     not null default false,
    reached_group text        not null default '', -- the last row worked on in this step
    reached_line  bigint      not null default 0,
    portion       integer     not null default 200, -- rows at once, as long as that takes a quarter of a second
    total         bigint      not null default 0, -- documents (an order of five lines is one) or, before that is known, rows
    done          bigint      not null default 0,
    created       bigint      not null default 0,
    updated       bigint      not null default 0,
    merged        bigint      not null default 0,
    unchanged     bigint      not null default 0,
    rejected      bigint      not null default 0,
    remarked      bigint      not null default 0, -- taken in with a cell left out
    kept          bigint      not null default 0, -- not undone, because something newer depends on it
    rehearsed     jsonb, -- the figures of the dry run
    performed     jsonb, -- those of the run, once it is being undone
    worker        text,
    lease_until   timestamptz, -- database time
    created_by    text        not null,
    created_at    timestamptz not null,
    started_at    timestamptz,
    finished_at   timestamptz,
    failure       text -- a word, explained in the bundles
);
create index import_running on core.import (started_at, id) where state = 'running';
create index import_finished on core.import (finished_at);

create table core.import_chunk (
    import_id bigint  not null references core.import on delete cascade,
    number    integer not null,
    bytes     bytea   not null,
    primary key (import_id, number)
);
-- What is compressed already is not compressed again, and a piece is read whole anyway.
alter table core.import_chunk alter column bytes set storage external;

-- Rows of the file waiting to be taken in; gone once they are. Rows of one document share the group.
create table core.import_row (
    import_id bigint not null references core.import on delete cascade,
    grp       text   collate "C" not null,
    line      bigint not null,
    cells     text[] not null,
    primary key (import_id, grp, line)
);

-- Lines that were not taken in, and lines of which a cell was left out, as they stood in the file.
create table core.import_reject (
    import_id bigint  not null references core.import on delete cascade,
    line      bigint  not null,
    whole     boolean not null, -- the line was rejected; else only cells of it were left out
    cells     text[]  not null,
    reasons   jsonb   not null, -- [{column, message}]
    primary key (import_id, line)
);

-- Ten lines of each outcome of a dry run, and what would change.
create table core.import_example (
    import_id bigint  not null references core.import on delete cascade,
    outcome   text    not null,
    line      bigint  not null,
    content   jsonb   not null,
    primary key (import_id, outcome, line)
);

-- By what a dry run knows lines of one person: hashes of their identifiers. Gone with the dry run.
create table core.import_key (
    import_id bigint not null references core.import on delete cascade,
    key       bigint not null,
    line      bigint not null,
    primary key (import_id, key, line)
);

-- What the run did, for undoing it.
create table core.import_effect (
    import_id bigint not null references core.import on delete cascade,
    target    text   not null check (target in ('customer', 'order', 'product')),
    key       text   not null, -- id, or SKU
    created   boolean not null,
    version   text   not null, -- of what the run left: another one now means somebody else changed it
    before    jsonb, -- what an updated one was
    kept_for  text, -- why an undo left it
    primary key (import_id, target, key)
);
create index import_effect_key on core.import_effect (target, key);

-- Where columns of such headers went the last time.
create table core.import_mapping (
    kind    text        not null,
    headers text        not null, -- hash of the headers
    mapping text[]      not null,
    options jsonb       not null,
    used_at timestamptz not null,
    primary key (kind, headers)
);
