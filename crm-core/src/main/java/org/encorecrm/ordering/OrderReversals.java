package org.encorecrm.ordering;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
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

    /**
     * @param states {@code {"order", "items", "statuses"}} as rows, by the orders' ids
     * @return the orders that nobody is left for whom they could go back to; they are as they were
     */
    public Set<Long> restore(Map<Long, String> states) {
        var ids = new ArrayList<Long>();
        var json = new ArrayList<String>();
        owned(states).forEach((id, state) -> {
            ids.add(id);
            json.add(state);
        });
        if (!ids.isEmpty()) {
            restore(ids, json);
        }
        var gone = new HashSet<>(states.keySet());
        ids.forEach(gone::remove);
        return gone;
    }

    /** As states of whoever the customers of that time are now. */
    private Map<Long, String> owned(Map<Long, String> states) {
        var owned = new LinkedHashMap<Long, String>();
        jdbc.sql("""
                        select s.id, (s.state
                                   || jsonb_build_object('order', s.state -> 'order' || owner.now)
                                   || jsonb_build_object('items', (select jsonb_agg(i || owner.now)
                                        from jsonb_array_elements(nullif(s.state -> 'items', 'null')) i)))::text as state
                          from (select id, state::jsonb as state from unnest(:ids, :states) as s (id, state)) s
                          left join core.customer_alias a
                            on a.alias_id = (s.state #>> '{order,customer_id}')::bigint
                          join core.customer c
                            on c.id = coalesce(a.customer_id, (s.state #>> '{order,customer_id}')::bigint)
                         cross join lateral (select jsonb_build_object('customer_id', c.id) as now) owner
                         order by s.id
                           for key share of c
                        """)
                .param("ids", states.keySet().toArray(Long[]::new))
                .param("states", states.values().toArray(String[]::new))
                .query(row -> {
                    owned.put(row.getLong("id"), row.getString("state"));
                });
        return owned;
    }

    private void restore(List<Long> ids, List<String> json) {
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
