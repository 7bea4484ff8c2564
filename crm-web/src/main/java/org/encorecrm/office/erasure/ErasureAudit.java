package org.encorecrm.office.erasure;

import java.util.Map;
import org.encorecrm.erasure.CustomerErased;
import org.encorecrm.security.Audit;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** That somebody was erased, and by whom, is in the audit log; who it was is nowhere. */
@Component
class ErasureAudit {

    private final Audit audit;

    ErasureAudit(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    void write(CustomerErased erased) {
        audit.record(
                "customer.erased",
                String.valueOf(erased.customerId()),
                null,
                Map.of("erasure", String.valueOf(erased.erasureId())));
    }
}
