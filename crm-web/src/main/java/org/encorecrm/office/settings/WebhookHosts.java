package org.encorecrm.office.settings;

import java.util.List;
import org.encorecrm.security.Audit;
import org.encorecrm.support.net.OutsideHosts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The hosts of the own network that may be asked; who allowed them is on record. */
@Service
class WebhookHosts {

    private final OutsideHosts hosts;
    private final Audit audit;

    WebhookHosts(OutsideHosts hosts, Audit audit) {
        this.hosts = hosts;
        this.audit = audit;
    }

    List<String> allowed() {
        return hosts.allowed();
    }

    @Transactional
    public void allow(List<String> wanted) {
        var before = hosts.allowed();
        hosts.allow(wanted.stream().filter(host -> !host.isEmpty()).toList());
        audit.record("webhook.hosts", "shop", before, wanted);
    }
}
