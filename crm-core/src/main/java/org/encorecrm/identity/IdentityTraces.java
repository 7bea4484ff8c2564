package org.encorecrm.identity;

import java.util.Set;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.erasure.PersonalTraces;
import org.encorecrm.erasure.Tally;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How an erased customer was recognised, and which records were merged into theirs: nothing of it can be undone. */
@Component
@Order(0)
class IdentityTraces implements PersonalTraces {

    private final JdbcClient jdbc;

    IdentityTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("core.identifier", "core.visitor", "core.customer_alias", "core.merge");
    }

    @Override
    public void erase(Erasing who, Tally tally) {
        // Ascending, as everybody locks visitors.
        who.statement(jdbc, """
                        select visitor_id from core.visitor where customer_id = any(:ids) order by visitor_id for update
                        """).query(String.class).list();
        delete("browsers", "core.visitor where customer_id = any(:ids)", who, tally);
        delete("identifiers", "core.identifier where customer_id = any(:ids)", who, tally);
        delete("merges", "core.merge where survivor_id = any(:ids) or loser_id = any(:ids)", who, tally);
        delete("aliases", "core.customer_alias where customer_id = any(:ids)", who, tally);
    }

    private void delete(String kind, String rows, Erasing who, Tally tally) {
        tally.erased(kind, who.statement(jdbc, "delete from " + rows).update());
    }
}
