-- How many had bought when the boundaries were last found to be these; null: nobody has counted yet. Boundaries cut from
-- a handful of buyers say nothing about the next ones, so they are cut anew each time there are twice as many.
alter table segmentation.rfm_boundaries
    add column buyers bigint check (buyers > 0);
