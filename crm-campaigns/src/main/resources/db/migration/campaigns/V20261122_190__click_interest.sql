-- Clicks of people on goods say what somebody is interested in: which goods, and whose click it is, as the message's row
-- says too, so that preferences need not look through everybody's messages.
alter table campaigns.reaction
    add column sku         text,
    add column customer_id bigint,
    add check ((sku is null) = (customer_id is null));

update campaigns.reaction r
   set sku = p.sku, customer_id = m.customer_id
  from campaigns.message m, core.product p
 where m.id = r.message_id and r.kind = 'clicked' and not r.robot and r.target <> ''
   and p.url = split_part(split_part(r.target, '#', 1), '?', 1);

create index reaction_of_goods on campaigns.reaction (customer_id, at) include (sku, id) where customer_id is not null;
