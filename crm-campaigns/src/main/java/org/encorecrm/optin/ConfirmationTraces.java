package org.encorecrm.optin;

import java.util.Set;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.erasure.PersonalTraces;
import org.encorecrm.erasure.Tally;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Questions to the mailboxes of somebody who is erased: links of theirs lead nowhere from then on. */
@Component
@Order(310)
class ConfirmationTraces implements PersonalTraces {

    private final JdbcClient jdbc;

    ConfirmationTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("campaigns.confirmation");
    }

    @Override
    public void erase(Erasing who, Tally tally) {
        tally.erased("confirmations", who.statement(jdbc, """
                        delete from campaigns.confirmation where customer_id = any(:ids) or address = any(:emails)
                        """).update());
    }
}
