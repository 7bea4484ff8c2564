-- Every model that was fitted well. The newest is in use: a failed fit never replaces a good one.
create table segmentation.prediction_model (
    id             bigint generated always as identity primary key,
    fitted_at      timestamptz      not null, -- business time of the facts it saw
    r              double precision not null check (r > 0),
    alpha          double precision not null check (alpha > 0), -- weeks
    a              double precision not null check (a > 0),
    b              double precision not null check (b > 0),
    log_likelihood double precision not null,
    customers      bigint           not null,
    -- Gamma–Gamma; null when values of orders did not allow a fit
    p              double precision check (p > 0),
    q              double precision check (q > 1),
    v              double precision check (v > 0)
);
