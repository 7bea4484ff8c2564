-- What people filled in on an order's page, by key; null for what they cleared. It outranks what the shop sends, whose
-- next message is the whole document and knows nothing of it, until it is given back to the shop.
alter table core.orders add column hand_fields jsonb not null default '{}';
alter table core.orders add constraint order_of_nobody_has_no_fields_by_hand
    check (customer_id > 0 or hand_fields = '{}') not valid;
