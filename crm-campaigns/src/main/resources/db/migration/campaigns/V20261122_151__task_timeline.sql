-- A page of a customer's timeline is one range of it.
create index task_timeline on campaigns.task (customer_id, coalesce(done_at, created_at), id);
