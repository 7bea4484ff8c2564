-- One segment's entries and leavings among the customers :among, as one statement.
with yes as materialized (select customer_id from (:yes) y where :among),
gone as (
    delete from floor.member m
     where segment_id = :segment and :among and not exists (select from yes where yes.customer_id = m.customer_id))
insert into floor.member
select :segment, customer_id from yes
 where not exists (select from floor.member m where m.segment_id = :segment and m.customer_id = yes.customer_id);
