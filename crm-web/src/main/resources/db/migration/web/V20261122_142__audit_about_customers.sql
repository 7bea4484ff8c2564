-- What an entry says about a customer is sealed with the customer's key: the log keeps that something was done, erasure
-- takes what it was.
alter table web.audit_log
    add column customer_id bigint,
    add column sealed      bytea,
    add constraint audit_about_customers_is_sealed check (customer_id is null or num_nonnulls(before, after) = 0);
create index audit_log_customer on web.audit_log (customer_id) where customer_id is not null;

-- Entries never change. They go only by retention, and never before they are a year old. Enabled always: not even a
-- session that plays back a replica may skip it.
create function web.audit_log_only_grows() returns trigger language plpgsql as
$$
begin
    if tg_op = 'DELETE' and old.at < clock_timestamp() - interval '1 year'
       and current_setting('encore.retention', true) = 'on' then
        return old;
    end if;
    raise exception 'the audit log only grows';
end
$$;
drop trigger audit_log_only_grows on web.audit_log;
create trigger audit_log_only_grows before update or delete on web.audit_log
    for each row execute function web.audit_log_only_grows();
alter table web.audit_log enable always trigger audit_log_only_grows;
alter table web.audit_log enable always trigger audit_log_is_not_emptied;
