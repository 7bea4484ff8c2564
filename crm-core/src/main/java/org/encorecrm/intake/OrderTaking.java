package org.encorecrm.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.encorecrm.ordering.OrderMessage;
import org.encorecrm.ordering.OrderMessages;
import org.encorecrm.ordering.Orders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

@Component
class OrderTaking implements Taking<OrderMessage> {

    private static final String STATE = """
            select o.id::text as key, jsonb_build_object(
                       'order', to_jsonb(o),
                       'items', (select jsonb_agg(to_jsonb(i) order by i.line) from core.order_item i where i.order_id = o.id),
                       'statuses', (select jsonb_agg(to_jsonb(s) order by s.at, s.status)
                                      from core.order_status s where s.order_id = o.id))::text as state
              from (select id from core.orders where (source, external_id) in (
                           select * from unnest(:sources, :ids)) order by id for no key update) locked
              join core.orders o on o.id = locked.id
            """;

    private final OrderMessages messages;
    private final Orders orders;
    private final JdbcClient jdbc;

    OrderTaking(OrderMessages messages, Orders orders, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.orders = orders;
    }

    @Override
    public OrderMessage read(JsonNode document) {
        return messages.read(document);
    }

    @Override
    public List<Taken> take(List<OrderMessage> documents) {
        return orders.putAll(documents, true).stream()
                .map(result -> new Taken(
                        Taken.Outcome.valueOf(result.outcome().name()), String.valueOf(result.id()), result.errors()))
                .toList();
    }

    @Override
    public Map<String, String> state(List<OrderMessage> documents) {
        var states = new HashMap<String, String>();
        jdbc.sql(STATE)
                .param("sources", documents.stream().map(OrderMessage::source).toArray(String[]::new))
                .param("ids", documents.stream().map(OrderMessage::externalId).toArray(String[]::new))
                .query(row -> {
                    states.put(row.getString("key"), row.getString("state"));
                });
        return states;
    }

    @Override
    public Target target() {
        return Target.ORDER;
    }
}
