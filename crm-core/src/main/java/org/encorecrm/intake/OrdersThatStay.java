package org.encorecrm.intake;

import org.encorecrm.ordering.OrdersConfirmed;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the shop was told that we have, it does not say again: an order that a file brought stays once the shop has spoken
 * of it, and one that a file changed once the shop has said the same.
 */
@Component
class OrdersThatStay {

    private static final String STAY = """
            update core.import_effect e set stays = 'confirmed'
              from (select import_id, target, key from core.import_effect
                     where target = 'order' and key = any(:known::text[]) and stays is null
                       and (created or key = any(:current::text[]))
                     order by key, import_id for no key update) theirs
             where (e.import_id, e.target, e.key) = (theirs.import_id, theirs.target, theirs.key)
            """;

    private final Witness witness;
    private final JdbcClient jdbc;

    OrdersThatStay(Witness witness, JdbcClient jdbc) {
        this.witness = witness;
        this.jdbc = jdbc;
    }

    @EventListener
    void heed(OrdersConfirmed orders) {
        if (!witness.isLooking()) {
            jdbc.sql(STAY)
                    .param("known", orders.known().toArray(Long[]::new))
                    .param("current", orders.current().toArray(Long[]::new))
                    .update();
        }
    }
}
