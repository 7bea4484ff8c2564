-- What customers said they want, on their own page. The customer is the record of that time: what the record that
-- answers for it now goes by is the latest said of any it was made of, so that a merge and its undoing touch nothing.
create table campaigns.stated_preference (
    customer_id bigint primary key,
    most        integer check (most between 1 and 100), -- advertising messages per channel; null: as the shop does
    within_days integer not null default 7 check (within_days between 1 and 366),
    from_time   time,                                   -- of the customer's day; null: any time
    to_time     time,
    days        smallint not null default 127 check (days between 1 and 127), -- bit 0 is Monday
    groups      text[]   not null default '{}',         -- of goods, as paths
    said_at     timestamptz not null,
    check ((from_time is null) = (to_time is null) and from_time < to_time)
);

-- Everything held about a person, asked for on that page: a link to it goes to the customer's mailbox.
create table campaigns.data_request (
    id          bigint generated always as identity primary key,
    customer_id bigint      not null,
    address     text        not null,
    asked_at    timestamptz not null, -- business time
    expires_at  timestamptz not null,
    fetched_at  timestamptz
);
create index data_request_customer on campaigns.data_request (customer_id, asked_at);

insert into campaigns.template (key, name, class, subject, html, created_at, updated_at)
values ('your-data-ru', 'Данные клиента (по-русски)', 'service', 'Ваши данные в магазине {{ shop.name }}',
        '<div style="font:16px/1.6 sans-serif;color:#1f2937;max-width:36em;margin:0 auto;padding:24px"><p>Здравствуйте{% if customer.firstName %}, {{ customer.firstName }}{% endif %}!</p><p>Вы попросили показать всё, что магазин {{ shop.name }} о вас хранит.</p><p><a href="{{ scenario.dataUrl }}" style="display:inline-block;padding:12px 20px;background:#1d4ed8;color:#ffffff;border-radius:6px;text-decoration:none">Открыть</a></p><p>Ссылка действует до {{ scenario.expires }}. Не пересылайте это письмо: кто его откроет, увидит ваши данные. Если вы об этом не просили, ничего не делайте.</p></div>',
        clock_timestamp(), clock_timestamp()),
       ('your-data-en', 'A customer''s own data (in English)', 'service', 'Your data at {{ shop.name }}',
        '<div style="font:16px/1.6 sans-serif;color:#1f2937;max-width:36em;margin:0 auto;padding:24px"><p>Hello{% if customer.firstName %}, {{ customer.firstName }}{% endif %}!</p><p>You asked to see everything that {{ shop.name }} holds about you.</p><p><a href="{{ scenario.dataUrl }}" style="display:inline-block;padding:12px 20px;background:#1d4ed8;color:#ffffff;border-radius:6px;text-decoration:none">Open it</a></p><p>The link works until {{ scenario.expires }}. Do not forward this letter: whoever opens it sees your data. If you did not ask for this, do nothing.</p></div>',
        clock_timestamp(), clock_timestamp())
    on conflict (key) do nothing;
