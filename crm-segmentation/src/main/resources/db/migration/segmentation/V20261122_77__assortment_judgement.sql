-- The day on which a survey judges a group's customers, and whether it has been past everybody: until then the counts
-- of the survey before it stay, and are what advice is given by.
alter table segmentation.assortment_tally
    add column judged_after integer check (judged_after > 0), -- days; null with too few pauses to judge by
    add column judged_on    date,
    add column judged       boolean not null default false,
    add constraint assortment_tally_judgement check ((judged_after is null) = (judged_on is null));
