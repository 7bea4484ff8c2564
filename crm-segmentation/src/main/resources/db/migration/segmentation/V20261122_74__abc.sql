-- Where turnover is cut into classes, by versions; the newest holds. A population figure as the boundaries of RFM scores.
create table segmentation.abc_boundaries (
    id         bigint generated always as identity primary key,
    a_from     numeric     not null, -- who has bought for so much or more is of class A
    b_from     numeric     not null, -- of class B
    turnover   numeric     not null check (turnover > 0), -- what everybody together has bought for
    at         timestamptz not null,
    applied_at timestamptz, -- when everybody whose class it changes was in the change queue
    check (b_from <= a_from)
);

-- The class and the share of the turnover (from 0 to 1) of everybody who has bought.
create view segmentation.abc as
    select m.customer_id,
           case when m.orders_sum >= b.a_from then 'A' when m.orders_sum >= b.b_from then 'B' else 'C' end as class,
           m.orders_sum / b.turnover as share
      from segmentation.metrics m
      join segmentation.abc_boundaries b on b.id = (select max(id) from segmentation.abc_boundaries)
     where m.orders_sum > 0;
