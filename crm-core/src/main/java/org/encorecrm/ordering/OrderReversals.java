package org.encorecrm.ordering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes back what messages did to orders, in the caller's transaction, which holds the orders' rows. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class OrderReversals {

    private static final String COLUMNS = """
            number, customer_id, placed_at, updated_at, content_stage, content_hash, status, status_at, counts, currency,
            total, discount, amount, delivery_method, delivery_cost, delivery, payment_method, payment_status, promo_code,
            visitor_id, utm, custom_fields
            """;

    private final JdbcClient jdbc;
    private final Changes changes;

    OrderReversals(JdbcClient jdbc, Changes changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    /** Orders that should never have been. */
    public void remove(List<Long> orders) {
        var customers = jdbc.sql("delete from core.orders where id = any(:ids) returning customer_id")
                .param("ids", orders.toArray(Long[]::new))
                .query(Long.class)
                .list();
        touched(customers);
    }

    /** @param states {@code {"order", "items", "statuses"}} as rows, by the orders' ids */
    public void restore(Map<Long, String> states) {
        if (states.isEmpty()) {
            return;
        }
        var ids = new ArrayList<Long>();
        var json = new ArrayList<String>();
        states.forEach((id, state) -> {
            ids.add(id);
            json.add(state);
        });
        var customers = execute("""
                update core.orders o set (%s) = (select %s from jsonb_populate_record(null::core.orders, s.state -> 'order'))
                  from states s where o.id = s.id returning old.customer_id as id
                """.formatted(COLUMNS, COLUMNS), ids, json);
        execute(
                "delete from core.order_item i using states s where i.order_id = s.id returning i.order_id as id",
                ids,
                json);
        execute("""
                insert into core.order_item
                select r.* from states s
                 cross join jsonb_populate_recordset(null::core.order_item, nullif(s.state -> 'items', 'null')) r
                returning order_id as id
                """, ids, json);
        execute(
                "delete from core.order_status h using states s where h.order_id = s.id returning h.order_id as id",
                ids,
                json);
        execute("""
                insert into core.order_status
                select r.* from states s
                 cross join jsonb_populate_recordset(null::core.order_status, nullif(s.state -> 'statuses', 'null')) r
                returning order_id as id
                """, ids, json);
        touched(customers);
        touched(execute("select o.customer_id as id from core.orders o join states s on s.id = o.id", ids, json));
    }

    private List<Long> execute(String sql, List<Long> ids, List<String> states) {
        return jdbc.sql("""
                        with states as (select id, state::jsonb as state from unnest(:ids, :states) as s (id, state))
                        """ + sql)
                .param("ids", ids.toArray(Long[]::new))
                .param("states", states.toArray(String[]::new))
                .query((row, i) -> row.getLong("id"))
                .list();
    }

    private void touched(List<Long> customers) {
        changes.enqueue(customers, Set.of(ChangeKind.ORDERS), Cause.UNDO, true);
    }
}
