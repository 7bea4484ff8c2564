-- Moves business time to :to and waits: until the clock worker begins (it raises the ceiling first), and from then on until
-- the queue is empty. Prints how many it put there, and milliseconds.
\set ON_ERROR_STOP on
select last_value as before, (:to)::timestamptz as target from core.change_id_seq, (select 1) x \gset
update core.business_clock set shift = (:'target'::timestamptz - now());
create temp table tick (target timestamptz, began timestamptz, ended timestamptz);
insert into tick values (:'target');
do $$ begin
    while (select ceiling from segmentation.clock) < (select target from tick) loop
        commit; perform pg_sleep(0.002);
    end loop;
    update tick set began = clock_timestamp();
    while (select watermark from segmentation.clock) < (select target from tick)
       or exists (select from core.change where dead_reason is null) loop
        commit; perform pg_sleep(0.002);
    end loop;
    update tick set ended = clock_timestamp();
end $$;
select (select last_value from core.change_id_seq) - :before || ' ' || round(1000 * extract(epoch from ended - began)) from tick;
