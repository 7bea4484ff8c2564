-- Words that both records heard would keep a merge from moving them, and none may be deleted. Whoever writes a word
-- holds the customer and looks first.
do
$$
declare
    repeated text;
begin
    select conname into strict repeated from pg_constraint
     where conrelid = 'core.consent_log'::regclass and contype = 'u';
    execute format('alter table core.consent_log drop constraint %I', repeated);
end
$$;
