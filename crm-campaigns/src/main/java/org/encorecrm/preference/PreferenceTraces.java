package org.encorecrm.preference;

import java.util.Set;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.erasure.PersonalTraces;
import org.encorecrm.erasure.Tally;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody who is erased chose, and asked to see. */
@Component
@Order(311)
class PreferenceTraces implements PersonalTraces {

    private final JdbcClient jdbc;

    PreferenceTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("campaigns.stated_preference", "campaigns.data_request");
    }

    @Override
    public void erase(Erasing who, Tally tally) {
        tally.erased(
                "preferences",
                who.statement(jdbc, "delete from campaigns.stated_preference where customer_id = any(:ids)")
                        .update());
        tally.erased("dataRequests", who.statement(jdbc, """
                                delete from campaigns.data_request where customer_id = any(:ids)
                                """).update());
    }
}
