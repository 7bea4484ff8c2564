package org.encorecrm.office.settings;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.encorecrm.webhook.WebhookDraft;
import org.encorecrm.webhook.WebhookEvent;
import org.encorecrm.webhook.WebhookView;
import org.jspecify.annotations.Nullable;

/** The form of one webhook; what is not ticked is not sent. */
public record WebhookForm(
        String name,
        String url,
        @Nullable Set<String> events,
        @Nullable Boolean active,
        @Nullable Integer version) {

    static WebhookForm empty() {
        return new WebhookForm("", "", Set.of(), true, null);
    }

    static WebhookForm of(WebhookView webhook) {
        return new WebhookForm(
                webhook.name(),
                webhook.url(),
                webhook.events().stream().map(WebhookEvent::code).collect(Collectors.toSet()),
                webhook.active(),
                webhook.version());
    }

    WebhookDraft draft() {
        var known = events == null ? Set.<String>of() : events;
        return new WebhookDraft(
                name,
                url,
                known.stream()
                        .flatMap(code -> WebhookEvent.of(code).stream())
                        .collect(Collectors.toCollection(TreeSet::new)),
                Boolean.TRUE.equals(active));
    }

    public boolean wants(WebhookEvent event) {
        return events != null && events.contains(event.code());
    }
}
