package org.encorecrm.optin;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.encorecrm.consent.ConsentText;
import org.encorecrm.consent.ConsentTexts;
import org.encorecrm.consent.ConsentWord;
import org.encorecrm.message.Messages;
import org.encorecrm.message.OutgoingMessage;
import org.encorecrm.message.OwnLinks;
import org.encorecrm.support.DayForms;
import org.encorecrm.support.Settings;
import org.springframework.stereotype.Component;

/** The letter with the question, a service letter through the same queue and gate as every other. */
@Component
class ConfirmationLetters {

    private final Messages messages;
    private final OwnLinks links;
    private final ConsentTexts texts;
    private final Settings settings;

    ConfirmationLetters(Messages messages, OwnLinks links, ConsentTexts texts, Settings settings) {
        this.messages = messages;
        this.links = links;
        this.texts = texts;
        this.settings = settings;
    }

    /** To the mailbox in question and no other. */
    void write(Confirmation question, long customerId, int which, Instant now) {
        var language = Locale.forLanguageTag(question.language());
        var expires = DayForms.inFull(language).format(question.expiresAt().atZone(settings.zone()));
        messages.enqueue(new OutgoingMessage(
                customerId,
                Messages.EMAIL,
                "confirm-subscription-" + question.language(),
                null,
                null,
                "confirmation-" + question.id() + "-" + which,
                Map.of(
                        "confirmUrl", links.confirmation(question.id()),
                        "consentText", text(question.language()),
                        "expires", expires),
                question.address(),
                now));
    }

    private String text(String language) {
        return texts.current(ConsentWord.MARKETING, language)
                .map(ConsentText::text)
                .orElse("");
    }
}
