package org.encorecrm.template;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a letter may say about a customer: who they are, their last order, their cart, what goes with it today. */
@Repository
class CustomerFacts {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CustomerFacts(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json.rebuild()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    /** Who a merged record has become; itself otherwise. */
    long survivorOf(long customerId) {
        return jdbc.sql("select customer_id from core.customer_alias where alias_id = :id")
                .param("id", customerId)
                .query(Long.class)
                .optional()
                .orElse(customerId);
    }

    /** One statement, so that all of a letter speaks of the same moment. Prices are the catalogue's of today. */
    Optional<Map<String, Object>> of(long customerId, Instant now) {
        return jdbc.sql("""
                        with last_order as (
                            select o.* from core.orders o
                             where o.customer_id = :customer and o.counts and o.placed_at <= :now
                             order by o.placed_at desc, o.id desc limit 1),
                        accessory as (
                            select p.* from core.product p
                             where p.available
                               and p.sku in (select unnest(bought.accessories)
                                               from last_order join core.order_item i on i.order_id = last_order.id
                                               join core.product bought on bought.sku = i.sku)
                               and p.sku not in (select i.sku from last_order
                                                   join core.order_item i on i.order_id = last_order.id
                                                  where i.sku is not null)
                             order by p.price desc nulls last, p.sku limit 30)
                        select jsonb_strip_nulls(jsonb_build_object(
                            'customer', jsonb_build_object(
                                'firstName', c.first_name, 'lastName', c.last_name, 'middleName', c.middle_name,
                                'custom', c.custom_fields,
                                'sex', c.sex, 'email', c.email, 'phone', c.phone, 'city', c.city,
                                'birthDate', c.birth_date, 'manager', c.manager_login,
                                'ordersCount', coalesce(m.orders_count, 0), 'ordersSum', coalesce(m.orders_sum, 0),
                                'ordersAverage', m.orders_average, 'lastOrderAt', m.last_order_at,
                                'preferredCategory', substring(pf.category from '[^/]*$'),
                                'preferredBrand', pf.brands[1],
                                'preferredCategories', (
                                    select jsonb_agg(jsonb_build_object(
                                               'name', substring(v.value from '[^/]*$'), 'path', v.value, 'share', v.share)
                                               order by v.level, v.rank)
                                      from segmentation.preferred v where v.customer_id = c.id and v.kind = 'category'),
                                'preferredBrands', (
                                    select jsonb_agg(jsonb_build_object('name', v.value, 'share', v.share) order by v.rank)
                                      from segmentation.preferred v where v.customer_id = c.id and v.kind = 'brand'),
                                'nextOrderAt', (
                                    select n.next_order_at from segmentation.prediction n where n.customer_id = c.id),
                                'runsOut', (
                                    select jsonb_agg(jsonb_build_object(
                                               'name', substring(g.category from '[^/]*$'), 'path', g.category,
                                               'at', g.next_at) order by abs(extract(epoch from g.next_at - :now)))
                                      from segmentation.category_prediction g where g.customer_id = c.id)),
                            'order', (
                                select jsonb_build_object(
                                    'number', coalesce(o.number, o.external_id), 'placedAt', o.placed_at,
                                    'status', o.status, 'total', o.total, 'currency', o.currency,
                                    'custom', o.custom_fields, 'deliveryMethod', o.delivery_method,
                                    'items', (
                                        select jsonb_agg(jsonb_build_object(
                                                   'sku', i.sku, 'name', i.name, 'category', i.category,
                                                   'brand', i.brand, 'price', i.price, 'currency', o.currency,
                                                   'quantity', i.quantity, 'oldPrice', p.old_price,
                                                   'url', p.url, 'picture', p.picture) order by i.line)
                                          from core.order_item i left join core.product p on p.sku = i.sku
                                         where i.order_id = o.id))
                                  from last_order o),
                            'cart', case when m.cart_updated_at is not null then jsonb_build_object(
                                'total', m.cart_total, 'updatedAt', m.cart_updated_at,
                                'items', (
                                    select jsonb_agg(jsonb_build_object(
                                               'sku', l.item ->> 'sku', 'name', coalesce(l.item ->> 'name', p.name),
                                               'category', coalesce(l.item ->> 'category', p.category),
                                               'brand', p.brand, 'quantity', l.item -> 'quantity',
                                               'price', coalesce(to_jsonb(p.price), l.item -> 'price'),
                                               'oldPrice', p.old_price, 'currency', p.currency, 'url', p.url,
                                               'picture', p.picture) order by l.line)
                                      from jsonb_array_elements(m.cart_items) with ordinality l (item, line)
                                      left join core.product p on p.sku = l.item ->> 'sku')) end,
                            'accessories', (
                                select jsonb_agg(jsonb_build_object(
                                           'sku', a.sku, 'name', a.name, 'category', a.category, 'brand', a.brand,
                                           'price', a.price, 'oldPrice', a.old_price, 'currency', a.currency,
                                           'url', a.url, 'picture', a.picture) order by a.price desc nulls last, a.sku)
                                  from accessory a))) as facts
                          from core.customer c
                          left join segmentation.metrics m on m.customer_id = c.id
                          left join segmentation.preference pf on pf.customer_id = c.id
                         where c.id = :customer
                        """)
                .param("customer", customerId)
                .param("now", Timestamp.from(now))
                .query((row, i) -> json.readValue(row.getString("facts"), FIELDS))
                .optional();
    }
}
