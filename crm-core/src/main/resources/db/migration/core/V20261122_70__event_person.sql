-- What a customer did, by time: the timeline and the statement that counts visits read this and nothing else.
create index concurrently if not exists event_person
    on core.event (customer_id, at desc, id) include (type) where customer_id is not null;
drop index concurrently if exists core.event_timeline;
