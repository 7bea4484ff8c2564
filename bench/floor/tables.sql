-- Where the floors write: what a person would make for the purpose.
set client_min_messages = warning;
create schema if not exists floor;
create table if not exists floor.metrics (
    customer_id bigint primary key, n bigint not null, total numeric not null, average numeric, first_at timestamptz,
    last_at timestamptz, interval_days numeric, visits bigint not null, seen_at timestamptz, cart_total numeric,
    cart_at timestamptz, cart_items jsonb);
create table if not exists floor.score (customer_id bigint primary key, r int, f int, m int);
create table if not exists floor.cuts (r double precision[], f double precision[], m double precision[]);
create table if not exists floor.member (segment_id int, customer_id bigint, primary key (segment_id, customer_id));
create table if not exists floor.changed (customer_id bigint primary key);
create table if not exists floor.preference (
    customer_id bigint primary key, categories text[], category_shares float8[], brands text[], brand_shares float8[]);
