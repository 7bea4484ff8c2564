package org.encorecrm.office.orders;

import java.util.Optional;
import org.encorecrm.ordering.OrderView;
import org.encorecrm.ordering.Orders;
import org.encorecrm.security.Role;
import org.encorecrm.support.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Orders as far as somebody may see them: a manager's are those of their customers, another's is as absent as none. */
@Repository
@Transactional(readOnly = true)
class SeenOrders {

    private final Orders orders;
    private final JdbcClient jdbc;

    SeenOrders(Orders orders, JdbcClient jdbc) {
        this.orders = orders;
        this.jdbc = jdbc;
    }

    /** Whose an order is; a number below zero is nobody any more. */
    record Buyer(long id, @Nullable String name) {

        public boolean isKnown() {
            return id > 0;
        }
    }

    OrderView get(long id) {
        return orders.find(id).orElseThrow(() -> new NotFoundException("There is no order " + id));
    }

    Buyer buyer(long order, Authentication who) {
        return find(order, onlyOf(who)).orElseThrow(() -> new NotFoundException("There is no order " + order));
    }

    private Optional<Buyer> find(long order, @Nullable String onlyOf) {
        return jdbc.sql("""
                        select c.id, nullif(concat_ws(' ', c.last_name, c.first_name, c.middle_name), '') as name
                          from core.orders o join core.customer c on c.id = o.customer_id
                         where o.id = :order and (cast(:onlyOf as text) is null or c.manager_login = :onlyOf)
                        """)
                .param("order", order)
                .param("onlyOf", onlyOf)
                .query((row, i) -> new Buyer(row.getLong("id"), row.getString("name")))
                .optional();
    }

    private static @Nullable String onlyOf(Authentication who) {
        return Role.MANAGER.isOf(who) ? who.getName() : null;
    }

    /** The file it came with or was changed by the last time, as long as that can be undone. */
    Optional<Source> cameWith(long order) {
        return jdbc.sql("""
                        select i.id, i.file_name from core.import_effect e join core.import i on i.id = e.import_id
                         where e.target = 'order' and e.key = :order order by i.id desc limit 1
                        """)
                .param("order", String.valueOf(order))
                .query((row, i) -> new Source(row.getLong("id"), row.getString("file_name")))
                .optional();
    }

    record Source(long id, String fileName) {}
}
