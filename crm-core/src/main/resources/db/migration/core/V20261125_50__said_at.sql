-- When a word about consent counts as said: clocks differ by minutes, a time further ahead of the word's arrival is a
-- mistake, such as another zone's offset.
create function core.said_at(at timestamptz, recorded_at timestamptz) returns timestamptz
    language sql stable
    return case when at > recorded_at + interval '5 minutes' then recorded_at else at end;
