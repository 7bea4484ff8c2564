package org.encorecrm.demo.past;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.encorecrm.demo.DemoOnly;
import org.encorecrm.support.net.OutsideHosts;
import org.encorecrm.webhook.WebhookDraft;
import org.encorecrm.webhook.WebhookEvent;
import org.encorecrm.webhook.Webhooks;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Systems that want to hear of merges and erasures: one listens, {@link Listener}, the other never answers. */
@Component
@DemoOnly
@Order(2)
class Listeners implements Deed {

    private static final String HERE = "localhost";

    /** Nobody listens there: the discard protocol's port. */
    private static final int NOBODY = 9;

    private final Webhooks webhooks;
    private final OutsideHosts hosts;
    private final Environment environment;

    Listeners(Webhooks webhooks, OutsideHosts hosts, Environment environment) {
        this.webhooks = webhooks;
        this.hosts = hosts;
        this.environment = environment;
    }

    @Override
    public boolean isPossible() {
        return environment.containsProperty("local.server.port");
    }

    @Override
    public void happen() {
        hosts.allow(List.of(HERE));
        var told = EnumSet.allOf(WebhookEvent.class);
        told.removeIf(event -> !event.isOffered());
        webhooks.add(new WebhookDraft(
                "Учётная система",
                "http://" + HERE + ":" + environment.getRequiredProperty("local.server.port") + Listener.PATH,
                told,
                true));
        webhooks.add(new WebhookDraft(
                "Склад (не отвечает)",
                "http://" + HERE + ":" + NOBODY + "/encore",
                Set.of(WebhookEvent.CUSTOMER_MERGED),
                true));
    }
}
