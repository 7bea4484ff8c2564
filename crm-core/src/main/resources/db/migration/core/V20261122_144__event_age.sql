-- Events arrive about in the order they happen in: a few kilobytes tell where the old ones are.
create index concurrently if not exists event_age on core.event using brin (at);
