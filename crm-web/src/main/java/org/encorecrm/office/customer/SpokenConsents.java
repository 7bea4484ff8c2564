package org.encorecrm.office.customer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.encorecrm.consent.ConsentText;
import org.encorecrm.consent.ConsentTexts;
import org.encorecrm.consent.ConsentWord;
import org.encorecrm.consent.Proof;
import org.encorecrm.identity.Identities;
import org.encorecrm.security.Audit;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Words about consent that people told somebody of the staff. They weigh what the shop's own words over REST weigh. */
@Service
class SpokenConsents {

    /** Who wrote it down stands beside it in the log. */
    private static final String SOURCE = "office";

    private final CustomerCards cards;
    private final ConsentTexts texts;
    private final Identities identities;
    private final Audit audit;
    private final TransactionOperations transaction;
    private final Settings settings;
    private final BusinessClock clock;

    SpokenConsents(
            CustomerCards cards,
            ConsentTexts texts,
            Identities identities,
            Audit audit,
            TransactionOperations transaction,
            Settings settings,
            BusinessClock clock) {
        this.cards = cards;
        this.texts = texts;
        this.identities = identities;
        this.audit = audit;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    ConsentForm blank() {
        return ConsentForm.now(clock.now(), settings.zone());
    }

    /** What a word may be about: each address, by each channel that reaches it. */
    List<Customer.Consent> choices(long customer) {
        var choices = new ArrayList<Customer.Consent>();
        for (var contact : cards.contacts(customer)) {
            var channels = switch (contact.kind()) {
                case "email" -> List.of("email");
                case "phone" -> List.of("sms", "phone");
                default -> List.<String>of();
            };
            channels.forEach(channel ->
                    choices.add(new Customer.Consent(channel, "marketing", contact.value(), "", clock.now())));
        }
        return choices;
    }

    /** What people are asked for, advertising first. */
    Set<String> purposes() {
        var purposes = new LinkedHashSet<>(Set.of(ConsentWord.MARKETING));
        texts.all().forEach(text -> purposes.add(text.purpose()));
        return purposes;
    }

    Optional<ConsentText> shown(ConsentForm form) {
        return form.shown() == null || form.shown().isBlank() || form.purpose() == null
                ? Optional.empty()
                : texts.current(form.purpose(), form.shown());
    }

    /** The names of inputs that are wrong; nothing has been written down then. */
    Set<String> faults(long customer, ConsentForm form) {
        var faults = new LinkedHashSet<String>();
        if (choices(customer).stream()
                .noneMatch(one ->
                        one.channel().equals(form.channel()) && one.address().equals(form.address()))) {
            faults.add("about");
        }
        if (form.purpose() == null || !purposes().contains(form.purpose())) {
            faults.add("purpose");
        }
        if (!form.saysWord()) {
            faults.add("granted");
        }
        if (form.when(clock.now(), settings.zone()) == null) {
            faults.add("at");
        }
        if (!form.saysWhere()) {
            faults.add("where");
        }
        if (form.shown() != null && !form.shown().isBlank() && shown(form).isEmpty()) {
            faults.add("shown");
        }
        return faults;
    }

    /** Answers where consent stands after it: {@code granted}, {@code asked} or {@code withdrawn}. */
    String say(long customer, ConsentForm form, String login) {
        var at = form.when(clock.now(), settings.zone());
        var purpose = String.valueOf(form.purpose());
        var text = shown(form);
        var word = new ConsentWord(
                form.channel(),
                purpose,
                form.address(),
                form.isGranted(),
                at == null ? clock.now() : at,
                form.evidence(),
                new Proof(
                        text.map(ConsentText::version).orElse(null),
                        text.map(ConsentText::language).orElse(null),
                        null,
                        null,
                        null,
                        login));
        identities.say(customer, List.of(word), SOURCE, false);
        transaction.executeWithoutResult(status -> audit.recordAbout(
                customer,
                "consent.recorded",
                null,
                Map.of("channel", form.channel(), "purpose", purpose, "granted", form.isGranted())));
        return cards.consents(customer).stream()
                .filter(consent -> consent.channel().equals(form.channel())
                        && consent.purpose().equals(purpose)
                        && consent.address().equals(form.address()))
                .map(Customer.Consent::state)
                .findFirst()
                .orElse("withdrawn");
    }

    /** Both languages of what is shown today, by purpose. */
    List<ConsentText> currentTexts() {
        var current = new ArrayList<ConsentText>();
        for (var purpose : purposes()) {
            for (var language : List.of(Locale.ENGLISH.getLanguage(), "ru")) {
                texts.current(purpose, language).ifPresent(current::add);
            }
        }
        return current;
    }
}
