-- A file of as many new customers as there are, to standard output: the name of one, the birthday of another, contacts of their own.
copy (
    select 'n-' || c.id as "external id", 'new.' || c.id || '@example.com' as email, '+37544' || lpad((c.id % 10000000)::text, 7, '0') as phone,
           c.last_name as "last name", c.first_name as "first name", c.middle_name as "middle name", o.birth_date as "birth date",
           c.city as city, c.street as street, c.house as house, c.postal_code as "postal code"
      from core.customer c
      join core.customer o on o.id = 1 + (c.id * 7919) % (select max(id) from core.customer where id <= 1000000)
     where c.id between 1 and 1000000
     order by c.id
) to stdout (format csv, header);
