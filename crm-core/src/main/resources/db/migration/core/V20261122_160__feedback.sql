-- What customers say: reviews of products and answers to questions. Whose they are, when and about which product says
-- the event they came as, so whatever becomes of the event (a merge, a visitor identified later, an erasure) becomes of
-- them.
create table core.review (
    event_id bigint primary key references core.event on delete cascade,
    rating   smallint check (rating between 1 and 5),
    text     text,
    order_external_id text, -- as the shop calls it; the order may be unknown here
    check (rating is not null or text is not null)
);

-- A survey, as people call it; that word is taken by the surveys of the pauses between purchases.
create table core.questionnaire (
    id         bigint generated always as identity primary key,
    key        text        not null unique check (key ~ '^[a-z][a-z0-9_-]{0,39}$'),
    name       text        not null,
    definition jsonb       not null,              -- texts and questions, as the API shows them
    active     boolean     not null,              -- a closed one takes no answers on its page
    again_days integer     check (again_days > 0), -- null: once per customer
    version    integer     not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

-- One answer to one question. The survey may be one that is not defined here.
create table core.answer (
    event_id bigint not null references core.event on delete cascade,
    question text   not null,
    survey   text   not null,
    kind     text   not null check (kind in ('nps', 'rating', 'number', 'choice', 'choices', 'text', 'yes_no')),
    number   numeric,
    words    text[],
    text     text,
    truth    boolean,
    primary key (event_id, question),
    check ((number is not null) = (kind in ('nps', 'rating', 'number'))),
    check ((words is not null) = (kind in ('choice', 'choices'))),
    check ((text is not null) = (kind = 'text')),
    check ((truth is not null) = (kind = 'yes_no')),
    check (kind <> 'nps' or number between 0 and 10 and number = trunc(number)),
    check (kind <> 'rating' or number between 1 and 5 and number = trunc(number))
);
create index answer_survey on core.answer (survey, question, event_id);
