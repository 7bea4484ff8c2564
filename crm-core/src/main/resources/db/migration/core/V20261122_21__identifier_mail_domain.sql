-- Finds new domains by skipping from one to the next, and the people behind one.
create index concurrently if not exists identifier_mail_domain
    on core.identifier (split_part(value, '@', 2)) where kind = 'email';
