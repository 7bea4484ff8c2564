-- Products that stand on another shelf, or are of another brand, than before: what customers were said to like by them
-- is looked at again, then the row goes. Append-only, in the transaction that changed the product, whoever does it.
create table core.product_move (
    id  bigint generated always as identity primary key,
    sku text not null
);
create function core.note_product_move() returns trigger language plpgsql as $$
begin
    insert into core.product_move (sku) values (coalesce(new.sku, old.sku));
    return null;
end $$;
create trigger product_appeared after insert or delete on core.product
    for each row execute function core.note_product_move();
create trigger product_moved after update of category, brand on core.product
    for each row when ((old.category, old.brand) is distinct from (new.category, new.brand))
    execute function core.note_product_move();
