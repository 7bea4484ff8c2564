-- People of the back office, keys of the API, sessions, and who did what.
create schema if not exists web;

create table web.app_user (
    login         text primary key check (login = lower(login) and login ~ '^[a-z0-9][a-z0-9._@-]*$'),
    name          text        not null,
    email         text,
    password_hash text        not null,
    role          text        not null check (role in ('administrator', 'marketer', 'manager', 'operator', 'analyst')),
    enabled       boolean     not null default true,
    language      text        not null default 'ru' check (language in ('ru', 'en')),
    version       integer     not null default 0,
    created_at    timestamptz not null default clock_timestamp()
);

create table web.api_key (
    id           bigint generated always as identity primary key,
    name         text        not null,
    hint         text        not null, -- its first characters, to tell keys apart
    hash         bytea       not null unique, -- SHA-256 of the key, which itself is nowhere
    scopes       text[]      not null check (scopes <@ array['ingest', 'read', 'manage'] and scopes <> '{}'),
    created_at   timestamptz not null default clock_timestamp(),
    last_used_at timestamptz,
    revoked_at   timestamptz
);

-- Failed logins, by account and by address.
create table web.login_failure (
    subject text        not null,
    at      timestamptz not null default clock_timestamp()
);
create index login_failure_subject on web.login_failure (subject, at);
create index login_failure_at on web.login_failure (at);

-- spring-session-jdbc's tables, under names of our own.
create table web.session (
    primary_id            char(36) primary key,
    session_id            char(36) not null unique,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
create index session_expiry on web.session (expiry_time);
create index session_principal on web.session (principal_name);

create table web.session_attributes (
    session_primary_id char(36)     not null references web.session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);

create table web.audit_log (
    id      bigint generated always as identity primary key,
    at      timestamptz not null default clock_timestamp(),
    who     text        not null, -- a login, "key: name", or "system"
    action  text        not null,
    subject text        not null,
    before  jsonb,
    after   jsonb
);
create index audit_log_subject on web.audit_log (subject, id);

create function web.refuse_change() returns trigger language plpgsql as
$$
begin
    raise exception 'the audit log only grows';
end
$$;
create trigger audit_log_only_grows before update or delete on web.audit_log
    for each row execute function web.refuse_change();
create trigger audit_log_is_not_emptied before truncate on web.audit_log
    for each statement execute function web.refuse_change();
