package org.encorecrm.channel;

import java.util.Set;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.erasure.PersonalTraces;
import org.encorecrm.erasure.Tally;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the built-in mail catcher holds for an erased customer's addresses. */
@Component
class CaughtTraces implements PersonalTraces {

    private final JdbcClient jdbc;

    CaughtTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("campaigns.caught_mail");
    }

    @Override
    public void erase(Erasing who, Tally tally) {
        tally.erased(
                "caughtLetters",
                who.statement(jdbc, "delete from campaigns.caught_mail where lower(envelope_to) = any(:emails)")
                        .update());
    }
}
