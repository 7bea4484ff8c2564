-- A membership outlives the record of a merged customer, so that its undoing finds it and the past stays readable.
alter table segmentation.member drop constraint member_customer_id_fkey;

alter table segmentation.segment
    add column fill_after     bigint, -- filling: every customer up to this id is done; null when nothing is to fill
    add column fill_cause     text check (fill_cause in ('created', 'edited')),
    add column held_since     timestamptz, -- the surge brake waits for a person since then
    add column brake_reset_at timestamptz, -- entries before it no longer count for the brake
    add constraint segment_fill check ((fill_after is null) = (fill_cause is null));
create index segment_filling on segmentation.segment (id) where fill_after is not null;

-- held: the surge brake keeps the entry from acting until a person releases or discards it.
alter table segmentation.move
    add column held boolean not null default false,
    add constraint move_held_does_not_act check (not (held and acting));
create index move_held on segmentation.move (segment_id) where held;
create index move_entries on segmentation.move (segment_id, at) where entered and (acting or held);

-- Changes of segment.members not yet added to it: appending locks nothing, the keeper of segments adds them up.
create table segmentation.population (
    id         bigint generated always as identity primary key,
    segment_id bigint  not null references segmentation.segment on delete cascade,
    delta      bigint  not null
);
create index population_segment on segmentation.population (segment_id);

-- What a merge did to open memberships, for its undoing.
create table segmentation.merged_member (
    merge_id    bigint      not null,
    member_id   bigint      not null references segmentation.member on delete cascade,
    change      text        not null check (change in ('closed', 'opened', 'moved_back')),
    entered_at  timestamptz not null, -- as it was before the merge
    primary key (merge_id, member_id)
);
create index merged_member_member on segmentation.merged_member (member_id);
