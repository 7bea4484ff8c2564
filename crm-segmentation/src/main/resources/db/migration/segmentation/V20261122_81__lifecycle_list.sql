-- The customers of a stage page by page, and its count and money, from one index.
create index concurrently if not exists metrics_stage
    on segmentation.metrics (lifecycle_stage, customer_id) include (orders_count, orders_sum);
drop index concurrently if exists segmentation.metrics_lifecycle;
