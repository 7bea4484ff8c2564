package org.encorecrm.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Violation;
import org.jspecify.annotations.Nullable;

/** A webhook as somebody wants it. */
public record WebhookDraft(String name, String url, Set<WebhookEvent> events, boolean active) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_URL = 2000;

    /** @throws InvalidInputException naming what is wrong */
    void check() {
        var wrong = new ArrayList<Violation>();
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            wrong.add(new Violation("/name", "must have 1 to " + LONGEST_NAME + " characters"));
        }
        var address = address();
        if (address != null) {
            wrong.add(new Violation("/url", address));
        }
        if (events.isEmpty() || !events.stream().allMatch(WebhookEvent::isOffered)) {
            wrong.add(new Violation("/events", "must have at least one"));
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInputException(List.copyOf(wrong));
        }
    }

    private @Nullable String address() {
        try {
            var address = new URI(url);
            var web = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
            if (!web || address.getHost() == null || url.length() > LONGEST_URL) {
                return "must be an address that begins with https:// or http://";
            }
            return address.getUserInfo() == null ? null : "must not have a password in it";
        } catch (URISyntaxException unreadable) {
            return "must be an address that begins with https:// or http://";
        }
    }
}
