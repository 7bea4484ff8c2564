-- Keys of everybody go into their index in its order, after all of them have been read.
alter table core.duplicate_search drop constraint duplicate_search_step_check;
alter table core.duplicate_search add constraint duplicate_search_step_check
    check (step in ('read', 'index', 'learn', 'compare'));
-- A search under way counted customers where it counts keys now: it begins again.
update core.duplicate_search set step = 'read', reached = 0, done = 0 where state = 'running';
comment on column core.duplicate_search.reached is
    'how far the step has come: the last customer read, ranges of keys indexed, the last key compared';
-- The latest search that had begun when comparing came to this; what a later one has not found again is forgotten.
alter table core.duplicate add column search_id bigint not null default 0;
