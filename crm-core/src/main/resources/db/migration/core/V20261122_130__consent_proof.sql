-- What people are asked to agree to, by purpose: a change is a new version, what was shown once stays as it was shown.
create table core.consent_text (
    purpose  text        not null check (purpose ~ '^[a-z][a-z0-9_]{0,39}$'),
    version  integer     not null check (version > 0),
    language text        not null check (language in ('ru', 'en')),
    text     text        not null check (length(text) between 1 and 4000),
    since    timestamptz not null,
    author   text        not null,
    primary key (purpose, version, language)
);

insert into core.consent_text (purpose, version, language, text, since, author)
values ('marketing', 1, 'ru', 'Я хочу получать новости, предложения и рекламу магазина. Согласие можно отозвать в любой момент.', clock_timestamp(), 'system'),
       ('marketing', 1, 'en', 'I want to receive the shop''s news, offers and advertising. I can take this back at any time.', clock_timestamp(), 'system'),
       ('processing', 1, 'ru', 'Я разрешаю магазину хранить и обрабатывать мои данные, чтобы выполнять мои заказы и отвечать мне.', clock_timestamp(), 'system'),
       ('processing', 1, 'en', 'I allow the shop to keep and process my data to fulfil my orders and to answer me.', clock_timestamp(), 'system');

-- The proof of a word: which version of the purpose's text was shown, in which language, and where it came from.
-- stage: 'asked' is a grant that its address has still to confirm, 'lapsed' says that it was not confirmed in time.
alter table core.consent_log
    add column stage text,
    add column text_version integer,
    add column language text,
    add column ip inet,
    add column user_agent text,
    add column page text,
    add column said_by text, -- the login of whoever wrote it down for the customer
    add constraint consent_log_stage check (stage in ('asked', 'lapsed')) not valid,
    add constraint consent_log_asked_is_not_granted check (stage is null or not granted) not valid;

alter table core.consent
    add column pending boolean not null default false, -- asked for, not confirmed: no advertising
    add constraint consent_pending_is_not_granted check (not (granted and pending)) not valid;

-- A merge moves words to the record they belong to; what was said stays as it was said. Erasure takes all of a
-- person's words at once, and says so first.
create function core.consent_log_only_grows() returns trigger language plpgsql as
$$
declare
    moved core.consent_log;
begin
    if tg_op = 'UPDATE' then
        moved := new;
        moved.customer_id := old.customer_id;
        if moved is not distinct from old then
            return new;
        end if;
    elsif current_setting('encore.erasing', true) = old.customer_id::text then
        return old;
    end if;
    raise exception 'the consent log only grows';
end
$$;
create trigger consent_log_only_grows before update or delete on core.consent_log
    for each row execute function core.consent_log_only_grows();

create function core.erase_consent_log(customer bigint) returns bigint language plpgsql as
$$
declare
    erased bigint;
begin
    perform set_config('encore.erasing', customer::text, true);
    delete from core.consent_log where customer_id = customer;
    get diagnostics erased = row_count;
    perform set_config('encore.erasing', '', true);
    return erased;
end
$$;

create function core.consent_text_stays() returns trigger language plpgsql as
$$
begin
    raise exception 'a consent text stays as it was shown';
end
$$;
create trigger consent_text_stays before update or delete on core.consent_text
    for each row execute function core.consent_text_stays();
