-- What one unit of a currency is worth in the base currency, from a date on. Sums of orders in it are kept in both.
create table core.currency_rate (
    currency text    not null check (currency ~ '^[A-Z]{3}$'),
    since    date    not null,
    rate     numeric not null check (rate > 0),
    primary key (currency, since)
);
