-- What a customer prefers, worked out from what they bought and looked at. One row per customer: a row per value would be
-- fifteen times as many. Categories of every level of the tree in order of level and rank (the level is the number of
-- steps of the path), brands in order of rank; shares are in hundredths of a percent.
create table segmentation.preference (
    customer_id     bigint primary key references core.customer on delete cascade,
    category        text, -- the favourite: from the root the heaviest branch at every fork; null when only brands are known
    categories      text[]    not null,
    category_shares integer[] not null,
    brands          text[]    not null,
    brand_shares    integer[] not null,
    check (cardinality(categories) = cardinality(category_shares) and cardinality(brands) = cardinality(brand_shares))
);

-- The same for whoever reads: a row per value. share is from 0 to 1.
create view segmentation.preferred as
    select p.customer_id, v.kind, v.level, v.value, v.share, v.rank
      from segmentation.preference p
     cross join lateral (
         select 'category' as kind, l.level, c.value, round(c.share / 10000.0, 4) as share,
                row_number() over (partition by l.level order by c.place) as rank
           from unnest(p.categories, p.category_shares) with ordinality c (value, share, place)
          cross join lateral (select cardinality(string_to_array(c.value, '/')) as level) l
         union all
         select 'brand', 1, b.value, round(b.share / 10000.0, 4), b.place
           from unnest(p.brands, p.brand_shares) with ordinality b (value, share, place)) v;

-- A new figure about everybody: the first recomputation fills it in.
insert into segmentation.recomputation (started_at, total, last)
select now() + (select shift from core.business_clock), count(*), max(id) from core.customer having count(*) > 0
    on conflict (state) where state = 'running' do nothing;
