-- Erasure hands a word to the nameless remainder: what proves that somebody consented, and when, stays; whatever says
-- who is taken out of it. That and a merge are all that may happen to a word.
create or replace function core.consent_log_only_grows() returns trigger language plpgsql as
$$
declare
    moved core.consent_log;
begin
    if tg_op = 'UPDATE' then
        moved := new;
        moved.customer_id := old.customer_id;
        if new.customer_id < 0 and old.customer_id > 0 then
            moved.address := old.address;
            moved.evidence := old.evidence;
            moved.ip := old.ip;
            moved.user_agent := old.user_agent;
            moved.page := old.page;
            moved.said_by := old.said_by;
        end if;
        if moved is not distinct from old then
            return new;
        end if;
    end if;
    raise exception 'the consent log only grows';
end
$$;
drop function core.erase_consent_log;

alter table core.consent_log add constraint consent_of_nobody_has_no_trace
    check (customer_id > 0 or coalesce(host(ip), user_agent, page, said_by) is null) not valid;
