-- Entries and leavings by days of the shop, so that no page counts moves. making: by the filling that made the segment.
create table segmentation.move_day (
    segment_id bigint  not null references segmentation.segment on delete cascade,
    day        date    not null, -- in the zone the shop had when they were added up
    making     boolean not null,
    entered    bigint  not null,
    gone       bigint  not null,
    primary key (segment_id, day, making)
);

-- What waits to be added to the sizes waits to be added to the days as well; rows of before have no moment, and their
-- moves are among those counted here.
alter table segmentation.population
    add column at      timestamptz,
    add column making  boolean not null default false,
    add column entered bigint  not null default 0,
    add column gone    bigint  not null default 0;

insert into segmentation.move_day (segment_id, day, making, entered, gone)
select m.segment_id, (m.at at time zone z.zone)::date, m.cause = 'created',
       count(*) filter (where m.entered), count(*) filter (where not m.entered)
  from segmentation.move m
 cross join (select coalesce((select value from core.setting where key = 'shop.zone'), 'Europe/Moscow') as zone) z
 group by 1, 2, 3;
