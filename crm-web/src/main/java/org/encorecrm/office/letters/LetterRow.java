package org.encorecrm.office.letters;

import java.util.Set;
import org.encorecrm.message.MessageView;
import org.jspecify.annotations.Nullable;

/** A message as the pages show it. */
public record LetterRow(MessageView message) {

    private static final Set<String> SETTINGS = Set.of("not_live", "quiet_hours", "cap", "no_sender");
    private static final Set<String> TEMPLATE = Set.of("template_error", "no_template");
    private static final Set<String> CUSTOMER = Set.of("no_address", "dead_address", "no_consent", "consent_withdrawn");

    public String tone() {
        return switch (message.state()) {
            case SENT -> "good";
            case HELD -> "warm";
            case FAILED, BOUNCED, DEAD, UNKNOWN -> "bad";
            case SUPPRESSED -> "quiet";
            default -> "calm";
        };
    }

    /** Where the reason can be dealt with; nowhere for what only the customer can lift. */
    public @Nullable String remedyPath() {
        var reason = message.reason();
        if (reason == null) {
            return null;
        }
        if (SETTINGS.contains(reason)) {
            return "/settings";
        }
        if (TEMPLATE.contains(reason)) {
            return "/templates/" + message.template();
        }
        return CUSTOMER.contains(reason) ? "/customers/" + message.customerId() : null;
    }

    /** What to call it before there is a subject. */
    public String title() {
        var subject = message.subject();
        return subject == null || subject.isBlank() ? message.template() : subject;
    }

    public String who() {
        var name = message.customerName();
        return name == null ? "#" + message.customerId() : name;
    }
}
