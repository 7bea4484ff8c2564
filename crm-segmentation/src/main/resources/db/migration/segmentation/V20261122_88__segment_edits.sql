-- Whether those who enter or leave because a segment was edited start something: the marketer's choice, until the
-- filling is done.
alter table segmentation.segment
    add column fill_acts boolean not null default false;
alter table segmentation.segment
    add constraint segment_fill_acts check (not fill_acts or coalesce(fill_cause, '') = 'edited') not valid;
alter table segmentation.segment validate constraint segment_fill_acts;

-- What saving a changed segment would do, where counting takes longer than a person waits.
create table segmentation.edit_diff (
    id           bigint generated always as identity primary key,
    segment_id   bigint      not null references segmentation.segment on delete cascade,
    criteria     jsonb       not null,
    state        text        not null default 'running' check (state in ('running', 'done', 'failed')),
    answer       jsonb,
    failure      text,
    asked_at     timestamptz not null default clock_timestamp(),
    fence        bigint      not null default 0,
    leased_until timestamptz,
    check ((state = 'done') = (answer is not null))
);
create index edit_diff_running on segmentation.edit_diff (id) where state = 'running';
create index edit_diff_segment on segmentation.edit_diff (segment_id);
