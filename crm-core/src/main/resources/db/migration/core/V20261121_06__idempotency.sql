-- Answers to requests that create something without an identifier of the caller's, by the caller's key.
create table core.idempotent_request (
    scope       text        not null, -- the caller and the operation
    key         text        not null,
    body_hash   bytea       not null,
    answer      jsonb,
    received_at timestamptz not null default clock_timestamp(),
    primary key (scope, key)
);
create index idempotent_request_age on core.idempotent_request (received_at);
