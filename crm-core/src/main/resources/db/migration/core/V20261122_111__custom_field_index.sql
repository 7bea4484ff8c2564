-- Which indexes there are is what the database's own catalogue says; only what went wrong is kept here.
alter table core.custom_field
    add column index_fault    text,
    add column index_retry_at timestamptz; -- database time
