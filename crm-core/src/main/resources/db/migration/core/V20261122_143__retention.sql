-- Deletions of what is older than it may become: one run a night, or when somebody asks.
create table core.retention_run (
    id          bigint generated always as identity primary key,
    state       text        not null default 'running' check (state in ('running', 'done', 'failed')),
    asked_by    text, -- a login; null: the night
    started_at  timestamptz not null, -- business time, as is the next
    finished_at timestamptz,
    deleted     jsonb       not null default '{}', -- rows by kind
    failure     text,
    check ((state = 'running') = (finished_at is null))
);
create unique index retention_run_running on core.retention_run (state) where state = 'running';
create index retention_run_recent on core.retention_run (started_at desc, id desc);
