package org.encorecrm.customer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.encorecrm.consent.ConsentTexts;
import org.encorecrm.consent.ConsentWord;
import org.encorecrm.consent.Proof;
import org.encorecrm.support.Settings;
import org.encorecrm.support.json.Document;
import org.encorecrm.support.json.Patch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a word about consent and what proves it. */
@Component
class ConsentReader {

    /** Numbers only: anything else would be looked up as a name. */
    private static final Pattern NETWORK_ADDRESS =
            Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|(?=.*:)[0-9a-fA-F:.]{2,45}");

    private final Settings settings;
    private final ConsentTexts texts;

    ConsentReader(Settings settings, ConsentTexts texts) {
        this.settings = settings;
        this.texts = texts;
    }

    /** {@code at} is required, because the latest word wins. */
    ConsentWord read(Document consent) {
        var channel = word(consent, "channel");
        var purpose = word(consent, "purpose");
        return new ConsentWord(
                channel,
                purpose,
                address(consent, channel),
                consent.required("granted", consent.truth("granted"), false),
                consent.required("at", consent.time("at"), Instant.EPOCH),
                consent.prose("evidence", 2000).orNull(),
                proof(consent, purpose));
    }

    private Proof proof(Document consent, String purpose) {
        var version = consent.integer("textVersion", 1, 1_000_000).orNull();
        if (version != null && !texts.exists(purpose, version)) {
            consent.reject("textVersion", "is not a version of the text of this purpose");
        }
        return new Proof(
                version,
                consent.word("language", "ru", "en").orNull(),
                networkAddress(consent),
                consent.text("userAgent", 500).orNull(),
                consent.text("page", 2000).orNull(),
                null);
    }

    private static @Nullable String networkAddress(Document consent) {
        var given = consent.text("ip", 45).orNull();
        if (given == null) {
            return null;
        }
        try {
            if (NETWORK_ADDRESS.matcher(given).matches()) {
                return InetAddress.getByName(given).getHostAddress();
            }
        } catch (UnknownHostException notAnAddress) {
            // said below
        }
        consent.reject("ip", "is not an IPv4 or IPv6 address");
        return null;
    }

    private @Nullable String address(Document consent, String channel) {
        var email = channel.equals("email");
        Patch<String> text = consent.text("address", 320);
        var givenAs = text.orNull();
        if (givenAs == null) {
            return null;
        }
        var address =
                email ? EmailAddresses.normalise(givenAs) : PhoneNumbers.normalise(givenAs, settings.phoneRegion());
        if (address == null) {
            consent.reject("address", email ? "is not an e-mail address" : "is not a phone number");
            return null;
        }
        return address.value();
    }

    private static String word(Document document, String name) {
        var word = document.requiredText(name, 40);
        if (!word.isEmpty() && !word.matches("[a-z][a-z0-9_]*")) {
            document.reject(name, "must be a lower_snake_case word");
        }
        return word;
    }
}
