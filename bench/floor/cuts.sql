-- The boundaries of the scores: quintiles of recency and money by the shop's days, frequency where a shop begins.
set timezone = 'Europe/Moscow';
truncate floor.cuts;
insert into floor.cuts
select percentile_cont(array[.2,.4,.6,.8]) within group (order by (:now)::date - last_at::date),
       array[1, 2, 4, 9],
       percentile_cont(array[.2,.4,.6,.8]) within group (order by total::float8)
  from floor.metrics where n > 0;
