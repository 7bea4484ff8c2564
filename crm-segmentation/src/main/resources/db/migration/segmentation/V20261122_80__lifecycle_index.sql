create index concurrently if not exists metrics_lifecycle
    on segmentation.metrics (lifecycle_stage) include (orders_count, orders_sum);
create index concurrently if not exists metrics_lifecycle_visit
    on segmentation.metrics (lifecycle_visit_at) where lifecycle_visit_at is not null;
