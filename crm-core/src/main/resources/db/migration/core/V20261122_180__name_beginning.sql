-- Names by their beginning: whoever types a common one is answered by a short walk, without gathering everybody of that name.
create index concurrently if not exists customer_last_name on core.customer
    (core.searched(last_name) text_pattern_ops, core.searched(first_name) text_pattern_ops);
create index concurrently if not exists customer_first_name on core.customer
    (core.searched(first_name) text_pattern_ops, core.searched(last_name) text_pattern_ops);
