-- The limit of maturity may follow the step of one group of the assortment; '' is the whole of it.
alter table segmentation.lifecycle_limits
    add column mature_step_of text not null default '',
    add column following integer; -- how many customers followed, or are following, when the limits were applied
