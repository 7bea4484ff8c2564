create schema if not exists campaigns;

-- Keys made at the first start: they sign links and hash suppressed addresses. Never shown, never changed.
create table campaigns.secret (
    name  text primary key,
    value bytea not null
);

create table campaigns.template (
    id         bigint generated always as identity primary key,
    key        text        not null unique,
    name       text        not null,
    class      text        not null check (class in ('service', 'advertising')),
    subject    text        not null,
    preheader  text,
    html       text,
    mjml       text,
    text       text, -- made from the HTML when absent
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version    integer     not null default 0,
    check ((html is null) <> (mjml is null))
);

-- The queue and the record of everything that was, or would have been, sent.
create table campaigns.message (
    id          bigint generated always as identity primary key,
    customer_id bigint      not null references core.customer on delete cascade,
    channel     text        not null,
    template    text        not null,
    scenario    text,
    run_id      bigint,
    dedup_key   text        not null unique, -- the same letter is never queued twice
    variables   jsonb       not null default '{}',
    state       text        not null check (state in ('queued', 'claimed', 'sending', 'sent', 'held', 'suppressed',
                                                      'bounced', 'failed', 'unknown', 'dead')),
    reason      text, -- why it is not simply going: a code with a text in the bundles
    detail      text, -- what the server or the template said
    class       text check (class in ('service', 'advertising')), -- the template's, when the gate saw it
    address     text,
    message_id  text unique, -- the Message-ID header, the same for every attempt
    smtp_reply  text,
    due_at      timestamptz, -- business time; null waits for a person
    retry_at    timestamptz, -- database time
    attempts    integer     not null default 0,
    fence       bigint      not null default 0,
    claimed_by  text,
    lease_until timestamptz, -- database time
    enqueued_at timestamptz not null,
    state_at    timestamptz not null,
    started_at  timestamptz, -- when the gate let it pass; the caps count these
    sent_at     timestamptz,
    delivered_at timestamptz,
    opened_at   timestamptz,
    clicked_at  timestamptz,
    complained_at timestamptz,
    check ((state in ('claimed', 'sending')) = (lease_until is not null))
);
create index message_due on campaigns.message (due_at, id) where state in ('queued', 'held');
create index message_leased on campaigns.message (lease_until) where state in ('claimed', 'sending');
create index message_customer on campaigns.message (customer_id, id);
create index message_started on campaigns.message (customer_id, channel, started_at) where started_at is not null;
create index message_state on campaigns.message (state, id);
create index message_scenario on campaigns.message (scenario, id);
create index message_run on campaigns.message (run_id) where run_id is not null;

-- The letter as it was, or would have been, sent: without the tracking of links.
create table campaigns.letter (
    message_id bigint primary key references campaigns.message on delete cascade,
    subject    text not null,
    html       text not null,
    text       text not null
);

-- What readers and their robots did with a message.
create table campaigns.reaction (
    id         bigint generated always as identity primary key,
    message_id bigint      not null references campaigns.message on delete cascade,
    kind       text        not null check (kind in ('opened', 'clicked', 'unsubscribed')),
    robot      boolean     not null,
    target     text,
    at         timestamptz not null
);
create index reaction_message on campaigns.reaction (message_id, at);

-- One row per customer and channel. Its lock decides between a letter about to start and an unsubscribe.
create table campaigns.channel_state (
    customer_id     bigint not null references core.customer on delete cascade,
    channel         text   not null,
    unsubscribed_at timestamptz,
    primary key (customer_id, channel)
);

-- Addresses that must not be written to, as keyed hashes: they outlive merges and erasure.
create table campaigns.suppression (
    channel      text        not null,
    address_hash bytea       not null,
    cause        text        not null check (cause in ('unsubscribed', 'dead', 'complaint')),
    at           timestamptz not null,
    primary key (channel, address_hash, cause)
);

-- Which messages a merge moved, so that undoing it moves just those back.
create table campaigns.merged_message (
    merge_id   bigint not null,
    message_id bigint not null references campaigns.message on delete cascade,
    primary key (merge_id, message_id)
);

-- Letters taken by the built-in mail catcher.
create table campaigns.caught_mail (
    id            bigint generated always as identity primary key,
    envelope_from text        not null,
    envelope_to   text        not null,
    subject       text        not null,
    raw           bytea       not null,
    received_at   timestamptz not null
);
create index caught_mail_to on campaigns.caught_mail (envelope_to, id);
