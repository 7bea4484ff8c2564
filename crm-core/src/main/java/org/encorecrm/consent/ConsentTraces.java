package org.encorecrm.consent;

import java.util.Set;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.erasure.PersonalTraces;
import org.encorecrm.erasure.Tally;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** That somebody consented, and when, stays provable; to which address and how it came about does not. */
@Component
class ConsentTraces implements PersonalTraces {

    private final JdbcClient jdbc;

    ConsentTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("core.consent", "core.consent_log");
    }

    @Override
    public void erase(Erasing who, Tally tally) {
        tally.erased(
                "consents",
                who.statement(jdbc, "delete from core.consent where customer_id = any(:ids)")
                        .update());
        tally.kept("consents", who.statement(jdbc, """
                                update core.consent_log
                                   set customer_id = :remainder, address = '', evidence = null, ip = null,
                                       user_agent = null, page = null, said_by = null
                                 where customer_id = any(:ids)
                                """).update(), Tally.Reason.PROOF);
    }
}
