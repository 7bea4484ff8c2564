-- The shared ground: extensions, settings, business time.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;
create extension if not exists unaccent;

create schema core;

create table core.setting (
    key   text primary key,
    value text not null
);

-- Business time = database time + shift. One row; the shift is zero but in the demo.
create table core.business_clock (
    only_row boolean primary key default true check (only_row),
    shift    interval not null default interval '0'
);
insert into core.business_clock default values;

-- db-scheduler's table, as its 16.x documentation gives it for PostgreSQL.
create table core.scheduled_tasks (
    task_name            text                     not null,
    task_instance        text                     not null,
    task_data            bytea,
    execution_time       timestamp with time zone not null,
    picked               boolean                  not null,
    picked_by            text,
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures int,
    last_heartbeat       timestamp with time zone,
    version              bigint                   not null,
    priority             smallint,
    state                text,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on core.scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on core.scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on core.scheduled_tasks (priority desc, execution_time asc);
