-- One scenario for one customer on one occasion. No foreign key to the customer: the runs of a merged one stay under
-- its old id, where re-entry and holdout find them through customer_alias, and an undone merge needs no repair.
create table campaigns.scenario_run (
    id             bigint generated always as identity primary key,
    scenario_id    bigint      not null references campaigns.scenario,
    revision       integer     not null,
    customer_id    bigint      not null,
    occasion       text        not null, -- what may start it only once: the membership interval entered or left
    state          text        not null
        check (state in ('active', 'paused', 'done', 'stopped', 'held_out', 'merged', 'dead')),
    reason         text,                 -- why it is stopped, merged or dead
    step           text        not null default '0', -- the next one, as a path into the definition: 2.then.0
    started_at     timestamptz not null, -- business time, as is due_at
    due_at         timestamptz not null,
    finished_at    timestamptz,
    move_id        bigint,               -- the move that started it; null for a present member
    inherited_from bigint references campaigns.scenario_run, -- the merged customer's run that this one goes on with
    merged_by      bigint,               -- the merge that closed it, and what it was before
    was            text,
    fence          bigint      not null default 0,
    leased_until   timestamptz,          -- database time; also "not before" of the next attempt
    attempts       integer     not null default 0,
    recorded_at    timestamptz not null default clock_timestamp(),
    unique (scenario_id, customer_id, occasion),
    foreign key (scenario_id, revision) references campaigns.scenario_revision
);
create index scenario_run_due on campaigns.scenario_run (due_at, id) where state = 'active';
create index scenario_run_customer on campaigns.scenario_run (customer_id);
create index scenario_run_list on campaigns.scenario_run (scenario_id, id desc);
create index scenario_run_merged on campaigns.scenario_run (merged_by) where merged_by is not null;
create index scenario_run_inherited on campaigns.scenario_run (inherited_from) where inherited_from is not null;

-- What a run has done. A step is done once: there are no loops.
create table campaigns.scenario_run_step (
    run_id      bigint      not null references campaigns.scenario_run on delete cascade,
    step        text        not null,
    scenario_id bigint      not null,
    revision    integer     not null,
    kind        text        not null, -- send, task, wait, if, stop, tag
    outcome     text        not null, -- queued, created, held, waiting, then, else, stopped, tagged
    refers_to   bigint,               -- the message or the task
    at          timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (run_id, step)
);
create index scenario_run_step_counters on campaigns.scenario_run_step (scenario_id, revision, step, outcome);
