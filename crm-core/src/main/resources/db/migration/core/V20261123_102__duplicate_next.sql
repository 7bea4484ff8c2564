-- Which pair to look at next: where a search has found a quarter of a million, each look sorted them all.
create index concurrently if not exists duplicate_next
    on core.duplicate (postponed_at nulls first, score desc, id) where decision is null;
