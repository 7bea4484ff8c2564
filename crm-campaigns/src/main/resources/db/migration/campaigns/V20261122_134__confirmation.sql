-- A mailbox that is asked whether it wants advertising. The customer is the record of that time: whoever is looked up
-- by it now answers, so that a merge and its undoing need not touch the question.
create table campaigns.confirmation (
    id           bigint generated always as identity primary key,
    customer_id  bigint      not null,
    address      text        not null,
    language     text        not null check (language in ('ru', 'en')),
    text_version integer,     -- of the text the form showed; null when the form did not say
    asked_at     timestamptz not null, -- business time, as all below
    letter_at    timestamptz,          -- when the last letter was queued; null when none was
    repeat_at    timestamptz,          -- when the one reminder is due; null once it went
    expires_at   timestamptz not null,
    state        text        not null default 'open' check (state in ('open', 'confirmed', 'refused', 'lapsed')),
    settled_at   timestamptz,
    check ((state = 'open') = (settled_at is null))
);
create unique index confirmation_open on campaigns.confirmation (customer_id, address) where state = 'open';
create index confirmation_due on campaigns.confirmation (least(repeat_at, expires_at)) where state = 'open';
create index confirmation_address on campaigns.confirmation (address, asked_at);

-- A letter meant for one address of the customer's and for no other: what is in it must not reach another mailbox.
alter table campaigns.message
    add column only_to text,
    add constraint message_to_nobody_has_no_mailbox check (customer_id > 0 or only_to is null) not valid;

insert into campaigns.template (key, name, class, subject, html, created_at, updated_at)
values ('confirm-subscription-ru', 'Подтверждение подписки (по-русски)', 'service',
        'Подтвердите подписку на новости магазина {{ shop.name }}',
        '<div style="font:16px/1.6 sans-serif;color:#1f2937;max-width:36em;margin:0 auto;padding:24px"><p>Здравствуйте{% if customer.firstName %}, {{ customer.firstName }}{% endif %}!</p><p>Этот адрес указали при подписке на новости магазина {{ shop.name }}:</p><blockquote style="margin:16px 0;padding:8px 16px;border-left:4px solid #d1d5db">{{ scenario.consentText }}</blockquote><p><a href="{{ scenario.confirmUrl }}" style="display:inline-block;padding:12px 20px;background:#1d4ed8;color:#ffffff;border-radius:6px;text-decoration:none">Да, подписаться</a></p><p>Если это были не вы, ничего не делайте: без подтверждения реклама на этот адрес не придёт. Ссылка действует до {{ scenario.expires }}.</p></div>',
        clock_timestamp(), clock_timestamp()),
       ('confirm-subscription-en', 'Confirming a subscription (in English)', 'service',
        'Please confirm your subscription to {{ shop.name }}',
        '<div style="font:16px/1.6 sans-serif;color:#1f2937;max-width:36em;margin:0 auto;padding:24px"><p>Hello{% if customer.firstName %}, {{ customer.firstName }}{% endif %}!</p><p>Somebody gave this address to subscribe to news of {{ shop.name }}:</p><blockquote style="margin:16px 0;padding:8px 16px;border-left:4px solid #d1d5db">{{ scenario.consentText }}</blockquote><p><a href="{{ scenario.confirmUrl }}" style="display:inline-block;padding:12px 20px;background:#1d4ed8;color:#ffffff;border-radius:6px;text-decoration:none">Yes, subscribe me</a></p><p>If it was not you, do nothing: without your confirmation no advertising comes to this address. The link works until {{ scenario.expires }}.</p></div>',
        clock_timestamp(), clock_timestamp())
    on conflict (key) do nothing;
