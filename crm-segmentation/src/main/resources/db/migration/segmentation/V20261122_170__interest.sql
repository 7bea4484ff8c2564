-- What preferences are worked out from, so that a view more is added instead of everything being read again. It is derived:
-- whoever has no row, or one that does not tell of all their facts but the latest views, is computed from the facts.
create table segmentation.interest (
    customer_id      bigint primary key references core.customer on delete cascade,
    mark             bigint, -- of the purchases and how they are weighed
    views            bigint             not null, -- the mark of the views that are in it
    looked_at        timestamptz, -- the latest of those; null without any
    at               timestamptz        not null, -- weights are those of this moment
    categories       text[]             not null,
    category_weights double precision[] not null, -- of what was bought and seen in a category itself
    brands           text[]             not null,
    brand_weights    double precision[] not null,
    check (cardinality(categories) = cardinality(category_weights) and cardinality(brands) = cardinality(brand_weights))
);
