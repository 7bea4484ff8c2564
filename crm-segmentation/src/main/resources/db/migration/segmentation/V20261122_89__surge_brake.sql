-- The surge brake, segment by segment. Null: as set for all.
alter table segmentation.segment
    add column brake_entries integer check (brake_entries > 0),
    add column brake_factor  numeric check (brake_factor > 0),
    add column held_usual    numeric; -- entries of its usual day when it was held; null without two weeks of history

-- Leavings of a held segment wait too.
create index move_waiting on segmentation.move (segment_id, id) where held;
drop index segmentation.move_held;
