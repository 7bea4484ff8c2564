-- The statement that recomputes a customer's figures reads this and nothing else; updated_at tells it that the content
-- of an order, down to its lines, is not what it was.
create index concurrently if not exists orders_person
    on core.orders (customer_id, placed_at) include (counts, amount, updated_at);
drop index concurrently if exists core.orders_figures;
