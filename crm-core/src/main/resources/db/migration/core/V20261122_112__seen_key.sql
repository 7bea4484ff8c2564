-- Keys that shops send in customFields, as they were counted last, in the background: counting reads everybody.
create table core.seen_key (
    entity  text   not null check (entity in ('customer', 'order')),
    key     text   not null,
    holders bigint not null, -- how many customers or orders have a value
    primary key (entity, key)
);

create table core.seen_key_count (
    entity     text primary key check (entity in ('customer', 'order')),
    wanted_at  timestamptz, -- database time, as is the other; null when nobody waits
    counted_at timestamptz
);
insert into core.seen_key_count (entity) values ('customer'), ('order');
