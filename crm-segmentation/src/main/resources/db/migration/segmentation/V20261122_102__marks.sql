-- Marks of what something was computed from: where they agree nothing is computed again. null: not known yet.
alter table segmentation.metrics
    add column purchases bigint, -- of the orders that count; 0 without any
    add column views     bigint; -- of the views of goods and categories; 0 without any
alter table segmentation.preference
    add column mark bigint; -- of purchases, views and how they are weighed
alter table segmentation.prediction
    add column mark bigint; -- of purchases and the basis

-- Whose preferences have to be computed again although no fact of theirs changed: the catalogue did.
create table segmentation.preference_due (
    customer_id bigint primary key references core.customer on delete cascade
);
