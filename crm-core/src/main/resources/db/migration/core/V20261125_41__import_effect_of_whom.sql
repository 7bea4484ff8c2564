-- Whose an order was before an import changed it: an erasure looks for it.
create index concurrently if not exists import_effect_buyer
    on core.import_effect ((before #>> '{order,customer_id}')) where target = 'order' and before is not null;
