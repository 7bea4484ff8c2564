package org.encorecrm.security;

import java.util.Set;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.erasure.PersonalTraces;
import org.encorecrm.erasure.Tally;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The audit log cannot be changed: what it says about an erased customer goes with the key it is sealed with. */
@Component
class AuditTraces implements PersonalTraces {

    private final JdbcClient jdbc;

    AuditTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("web.audit_log");
    }

    @Override
    public void erase(Erasing who, Tally tally) {
        tally.erased(
                "auditEntries",
                who.statement(jdbc, "select count(*) from web.audit_log where customer_id = any(:ids)")
                        .query(Long.class)
                        .single());
    }
}
