-- The boundaries of the scores.
truncate floor.cuts;
insert into floor.cuts
select percentile_cont(array[.2,.4,.6,.8]) within group (order by (:now)::date - last_at::date),
       percentile_cont(array[.2,.4,.6,.8]) within group (order by n),
       percentile_cont(array[.2,.4,.6,.8]) within group (order by total::float8)
  from floor.metrics where n > 0;
