package org.encorecrm.erasure;

import java.util.Set;
import org.encorecrm.support.seal.PersonalSeal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Destroys the customer's key, and with it everything sealed by it; answers to repeated requests go altogether. */
@Component
class SealTraces implements PersonalTraces {

    private final JdbcClient jdbc;
    private final PersonalSeal seal;

    SealTraces(JdbcClient jdbc, PersonalSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    @Override
    public Set<String> tables() {
        return Set.of("core.personal_key", "core.idempotent_request");
    }

    @Override
    public void erase(Erasing who, Tally tally) {
        tally.erased("keys", seal.destroyKeys(who.ids()));
        tally.erased("answers", who.statement(jdbc, """
                                delete from core.idempotent_request
                                 where customer_id = any(:ids)
                                    or customer_id is null and answer ->> 'customerId' = any(:ids::text[])
                                """).update());
    }
}
