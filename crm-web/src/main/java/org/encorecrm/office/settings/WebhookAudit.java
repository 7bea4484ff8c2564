package org.encorecrm.office.settings;

import java.util.Objects;
import org.encorecrm.security.Audit;
import org.encorecrm.webhook.WebhookChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes who made, changed and removed webhooks, whichever way they came. */
@Component
class WebhookAudit {

    private final Audit audit;

    WebhookAudit(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    void note(WebhookChanged changed) {
        var one = changed.after() == null ? changed.before() : changed.after();
        audit.record(
                "webhook.changed", String.valueOf(Objects.requireNonNull(one).id()), changed.before(), changed.after());
    }
}
