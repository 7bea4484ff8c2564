-- What the customer pages read and nothing else does.
create index event_timeline on core.event (customer_id, at desc, id) where customer_id is not null;
create index customer_of_manager on core.customer (manager_login, id desc) where manager_login is not null;
