-- A key per customer for what is kept about them outside of their own rows. Destroying it erases all of that at once.
-- No foreign key: a merged record's key outlives the record, so that the merge can be undone.
create table core.personal_key (
    customer_id bigint primary key,
    master      text  not null, -- fingerprint of the master key that wraps it
    wrapped     bytea not null
);
create index personal_key_master on core.personal_key (master);

-- The master key made here when none is given from outside. Gone once one is, and every key is wrapped by that.
create table core.master_key (
    fingerprint text primary key,
    value       bytea not null
);

-- What an erasure did. Nothing here names anybody: the customer's number refers to nobody any more.
create table core.erasure (
    id          bigint generated always as identity primary key,
    customer_id bigint      not null unique,
    erased      jsonb       not null, -- rows by kind
    kept        jsonb       not null, -- [{kind, rows, reason}]
    asked_by    text        not null, -- a login, or the name of a key
    at          timestamptz not null, -- business time
    recorded_at timestamptz not null default clock_timestamp()
);
create index erasure_recent on core.erasure (at desc, id desc);

-- The erased customer's number and those of the records merged into it: asking again answers the same receipt.
create table core.erased_id (
    customer_id bigint primary key,
    erasure_id  bigint not null references core.erasure
);

-- What remains of an erased customer, so that the shop's figures stay, has a number below zero and nothing personal.
alter table core.customer add constraint customer_remainder_is_nobody check (id > 0 or num_nonnulls(
    first_name, last_name, middle_name, sex, birth_date, marital_status, education, income, email, phone, country, region,
    district, city, street, house, flat, postal_code, company_name, company_industry, company_size, company_position,
    utm_source, utm_medium, utm_campaign, utm_term, utm_content, manager_login, time_zone, language) = 0
    and tags = '{}' and custom_fields = '{}') not valid;
alter table core.identifier add constraint identifier_of_somebody check (customer_id > 0) not valid;
alter table core.visitor add constraint visitor_is_somebody check (customer_id > 0) not valid;
alter table core.customer_alias add constraint alias_of_somebody check (customer_id > 0) not valid;
alter table core.note add constraint note_about_somebody check (customer_id > 0) not valid;
alter table core.consent_log add constraint consent_of_nobody_has_no_address
    check (customer_id > 0 or address = '' and evidence is null) not valid;
alter table core.orders add constraint order_of_nobody_has_no_address
    check (customer_id > 0 or delivery = '{}' and custom_fields = '{}' and utm = '{}' and visitor_id is null) not valid;
alter table core.event add constraint event_of_nobody_has_no_address
    check (customer_id > 0 or customer_id is null
        or coalesce(visitor_id, url, referrer) is null and utm = '{}' and properties = '{}') not valid;

-- The personal parts of a merge's snapshot, each sealed with the key of the record it is about. Merges of before have
-- them in the snapshot until they are sealed in the background.
alter table core.merge
    add column survivor_sealed bytea,
    add column loser_sealed    bytea;
create index merge_unsealed on core.merge (id) where loser_sealed is null;

-- An answer about a customer is sealed with their key.
alter table core.idempotent_request
    add column customer_id bigint,
    add column sealed      bytea;
create index idempotent_request_customer on core.idempotent_request (customer_id) where customer_id is not null;
