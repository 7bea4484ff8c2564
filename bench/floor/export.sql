-- The floor of an export: the usual columns of everybody in the segment by COPY.
copy (
    select c.id, i.value as external_id, c.email, c.phone, c.first_name, c.last_name, c.city, m.orders_count, m.orders_sum, m.last_order_at, mb.entered_at
      from segmentation.member mb
      join segmentation.segment s on s.id = mb.segment_id and s.key = 'bench-everybody'
      join core.customer c on c.id = mb.customer_id
      left join segmentation.metrics m on m.customer_id = c.id
      left join (select customer_id, min(value) as value from core.identifier where kind = 'external_id' group by customer_id) i on i.customer_id = c.id
     where mb.left_at is null
     order by c.id
) to stdout (format csv, header);
