package org.encorecrm.office.letters;

import java.util.Set;
import org.encorecrm.message.MessageView;
import org.jspecify.annotations.Nullable;

/** A message as the pages show it. */
public record LetterRow(MessageView message) {

    private static final Set<String> SETTINGS = Set.of("not_live", "quiet_hours", "cap", "no_sender");
    private static final Set<String> TEMPLATE = Set.of("template_error", "no_template");
    private static final Set<String> CUSTOMER = Set.of(
            "no_address",
            "dead_address",
            "no_mail_server",
            "disposable_address",
            "no_consent",
            "consent_withdrawn",
            "consent_pending");

    public String tone() {
        return switch (message.state()) {
            case SENT -> "good";
            case HELD -> "warm";
            case FAILED, BOUNCED, DEAD, UNKNOWN -> "bad";
            case SUPPRESSED -> "quiet";
            default -> "calm";
        };
    }

    /** What the reason can be dealt with in: settings, template, customer; nothing for what no one here can lift. */
    public @Nullable String remedy() {
        var reason = message.reason();
        if (reason == null) {
            return null;
        }
        if (SETTINGS.contains(reason)) {
            return "settings";
        }
        if (TEMPLATE.contains(reason)) {
            return "template";
        }
        return CUSTOMER.contains(reason) ? "customer" : null;
    }

    public String remedyPath() {
        var remedy = remedy();
        if ("template".equals(remedy)) {
            return "/templates/" + message.template();
        }
        return "customer".equals(remedy) ? "/customers/" + message.customerId() : "/settings";
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
