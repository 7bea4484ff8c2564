-- Fields of the shop's own. Their values live in custom_fields of core.customer and core.orders; a definition says how
-- to read, check and name them. A key without a definition is kept all the same.
create table core.custom_field (
    id         bigint generated always as identity primary key,
    entity     text        not null check (entity in ('customer', 'order')),
    key        text        not null check (key ~ '^[A-Za-z][A-Za-z0-9_]{0,59}$'),
    type       text        not null check (type in ('text', 'number', 'date', 'boolean', 'choice', 'choices')),
    label_en   text        not null,
    label_ru   text        not null,
    choices    jsonb       not null default '[]', -- [{"value", "en", "ru", "retired"}], in the order people see them
    position   integer     not null default 0,
    archived   boolean     not null default false, -- out of forms and lists; values and criteria stand
    searchable boolean     not null default false, -- has an index of its own, made in the background
    version    integer     not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (entity, key)
);

-- Values as their type has them; null when a value does not fit. Never fails, whatever was once written, and depends on
-- nothing but its argument, so that it can be indexed. Bodies are plain expressions: they are inlined into queries.
create function core.custom_number(value text) returns numeric language sql immutable parallel safe
    return case when value ~ '^\s*[-+]?[0-9]{1,15}([.,][0-9]{1,10})?\s*$' then replace(value, ',', '.')::numeric end;

create function core.custom_day(value text) returns date language sql immutable parallel safe
    return case
        when value ~ '^(1[89]|2[01])[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))$'
        then make_date(substr(value, 1, 4)::int, substr(value, 6, 2)::int, substr(value, 9, 2)::int)
        when value ~ '^(1[89]|2[01])[0-9]{2}-02-29$'
             and substr(value, 1, 4)::int % 4 = 0
             and (substr(value, 1, 4)::int % 100 <> 0 or substr(value, 1, 4)::int % 400 = 0)
        then make_date(substr(value, 1, 4)::int, 2, 29)
    end;

create function core.custom_flag(value text) returns boolean language sql immutable parallel safe
    return case when lower(value) in ('true', 'yes', '1', 'да') then true
                when lower(value) in ('false', 'no', '0', 'нет') then false end;

create function core.custom_words(value jsonb) returns text[] language sql immutable parallel safe
    return case jsonb_typeof(value)
        when 'array' then array(select w from jsonb_array_elements_text(value) as w where w is not null)
        when 'string' then array[value #>> '{}']
    end;
