-- Who changed and has not been evaluated yet. Append-only: an upsert would lose the change that arrives while its
-- customer is being evaluated. No foreign key: the queue must not wait for the customer's row.
create table core.change (
    id          bigint generated always as identity primary key,
    customer_id bigint      not null,
    kinds       integer     not null, -- bits of ChangeKind
    cause       text        not null, -- change, clock, boundaries, recomputation, history, merge, undo, created, edited
    quiet       boolean     not null, -- history: counts everywhere, starts nothing
    enqueued_at timestamptz not null default clock_timestamp(),
    attempts    integer     not null default 0,
    retry_at    timestamptz, -- after a passing failure: not before this
    dead_reason text -- set when it is given up; such a row waits for a person
);
create index change_customer on core.change (customer_id);
create index change_open on core.change (id) where dead_reason is null;
create index change_dead on core.change (id) where dead_reason is not null;
