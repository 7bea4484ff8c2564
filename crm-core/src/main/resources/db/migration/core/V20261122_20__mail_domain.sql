-- What is known about the domains of e-mail addresses: looked up in the background, never while somebody waits.
create table core.mail_domain (
    domain       text primary key,
    state        text        not null default 'unchecked' check (state in ('unchecked', 'accepts', 'refuses')),
    disposable   boolean     not null default false,
    suggestion   text, -- the provider it is probably a slip of the fingers for
    detail       text, -- what the name servers said last
    refusals     integer     not null default 0, -- in a row; the second, a day later at the earliest, counts
    failures     integer     not null default 0, -- look-ups in a row that gave no answer
    looked_up_at timestamptz, -- database time, as are the next two
    due_at       timestamptz,
    lease_until  timestamptz
);
create index mail_domain_due on core.mail_domain (due_at) where due_at is not null;
