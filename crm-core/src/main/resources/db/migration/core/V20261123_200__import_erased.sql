-- Who was erased while a file was on its way in: its lines about them are not taken in, and what it still says about
-- them is looked for once it is not running. A mark is a hash of an address or number, salted per file, and goes when
-- the file has been searched.
create table core.import_erased (
    import_id bigint not null references core.import on delete cascade,
    mark      bytea  not null,
    erased_id bigint not null, -- the number somebody had; core.erasure has the receipt
    primary key (import_id, mark, erased_id)
);

alter table core.import
    add column erasures integer not null default 0, -- how often somebody was erased meanwhile: a portion begun before is done anew
    add column salt     uuid    not null default gen_random_uuid();
