-- What the shop's people had done before anybody entered, each once: begun, not necessarily finished. A start that was
-- killed in between may lack a note, which nobody misses; it has none twice.
create table web.demo_deed (
    name     text primary key,
    begun_at timestamptz not null default clock_timestamp()
);
