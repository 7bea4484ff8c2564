package org.encorecrm.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.encorecrm.customer.Address;
import org.encorecrm.customer.CustomerDocument;
import org.encorecrm.customer.CustomerField;
import org.encorecrm.customer.EmailAliases;
import org.encorecrm.support.json.Patch;
import org.jspecify.annotations.Nullable;

/** The identifiers a document gives, as far as the rules let them identify; the surest first. */
final class Claims {

    private final CustomerDocument document;
    private final IdentityRules rules;
    private final List<Claim> claims = new ArrayList<>();

    private Claims(CustomerDocument document, IdentityRules rules) {
        this.document = document;
        this.rules = rules;
    }

    static List<Claim> of(CustomerDocument document, IdentityRules rules) {
        var claims = new Claims(document, rules);
        claims.add(IdentifierKind.EXTERNAL_ID, document.source(), document.externalId());
        claims.add(IdentifierKind.LOYALTY_CARD, "", document.loyaltyCard().orNull());
        claims.add(IdentifierKind.EMAIL, document.email().orNull());
        claims.addMailbox(document.email().orNull());
        claims.add(IdentifierKind.PHONE, document.phone().orNull());
        claims.addPlaceholders();
        if (claims.claims.isEmpty()) {
            claims.addSwitchedOff();
        }
        return claims.claims;
    }

    /** A phone alone is shared by families: with name and birthday it identifies one of them. */
    static @Nullable Claim apart(CustomerDocument document, List<Claim> claims) {
        var birthDate = said(document, CustomerField.BIRTH_DATE);
        if (claims.size() != 1 || birthDate == null) {
            return null;
        }
        var only = claims.get(0);
        return only.identifier().kind() != IdentifierKind.PHONE
                        || only.identifier().isPlaceholder()
                ? null
                : new Claim(
                        new Identifier(
                                IdentifierKind.PHONE,
                                Identifier.SHARED,
                                only.identifier().value() + "|" + birthDate + "|" + name(document)),
                        only.givenAs(),
                        false);
    }

    private void add(IdentifierKind kind, @Nullable Address address) {
        if (address != null && !rules.isPlaceholder(address.value()) && rules.of(kind) != Strength.OFF) {
            claims.add(new Claim(
                    new Identifier(kind, "", address.value()), address.givenAs(), rules.of(kind) == Strength.STRONG));
        }
    }

    /** Dots and tags that the provider does not look at; an address of another provider is its own mailbox. */
    private void addMailbox(@Nullable Address address) {
        if (address != null && rules.emailAliases() && !rules.isPlaceholder(address.value())) {
            var mailbox = EmailAliases.canonical(address.value());
            if (EmailAliases.hasAliases(mailbox)) {
                add(IdentifierKind.EMAIL, Identifier.MAILBOX, mailbox);
            }
        }
    }

    private void add(IdentifierKind kind, String source, @Nullable String value) {
        if (value != null && rules.of(kind) != Strength.OFF) {
            claims.add(new Claim(new Identifier(kind, source, value), value, rules.of(kind) == Strength.STRONG));
        }
    }

    /**
     * Many people give the same placeholder. Beside another identifier it only points at whoever gave it first, for
     * review; alone it identifies together with the name, so that repeating the request finds the same record.
     */
    private void addPlaceholders() {
        var name = claims.isEmpty() ? "|" + name(document) : "";
        addPlaceholder(IdentifierKind.EMAIL, document.email(), name);
        addPlaceholder(IdentifierKind.PHONE, document.phone(), name);
    }

    private void addPlaceholder(IdentifierKind kind, Patch<Address> given, String name) {
        var address = given.orNull();
        if (address != null && rules.isPlaceholder(address.value())) {
            claims.add(new Claim(
                    new Identifier(kind, Identifier.PLACEHOLDER, address.value() + name), address.givenAs(), false));
        }
    }

    private static String name(CustomerDocument document) {
        return Stream.of(CustomerField.FIRST_NAME, CustomerField.LAST_NAME)
                .map(field -> said(document, field))
                .filter(Objects::nonNull)
                .map(name -> name.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    private static @Nullable Object said(CustomerDocument document, CustomerField field) {
        return document.fields().getOrDefault(field, Patch.absent()).orNull();
    }

    /** A person named only by what is switched off still has to be the same record when named again. */
    private void addSwitchedOff() {
        var card = document.loyaltyCard().orNull();
        if (card != null) {
            claims.add(new Claim(new Identifier(IdentifierKind.LOYALTY_CARD, "", card), card, false));
        }
        document.email()
                .ifSet(email -> claims.add(
                        new Claim(new Identifier(IdentifierKind.EMAIL, "", email.value()), email.givenAs(), false)));
        document.phone()
                .ifSet(phone -> claims.add(
                        new Claim(new Identifier(IdentifierKind.PHONE, "", phone.value()), phone.givenAs(), false)));
    }
}
