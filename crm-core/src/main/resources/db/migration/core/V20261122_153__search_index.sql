create index concurrently if not exists customer_words on core.customer
    using gin (core.searched_words(last_name, first_name, middle_name, company_name, email) gin_trgm_ops);
-- Beginnings of whatever identifies, and the last digits of phones.
create index concurrently if not exists identifier_value on core.identifier (value text_pattern_ops);
create index concurrently if not exists identifier_phone_end
    on core.identifier (reverse(value) text_pattern_ops) where kind = 'phone';
drop index concurrently if exists core.customer_search;
