package org.encorecrm.customer;

import java.util.List;
import java.util.function.Function;
import org.encorecrm.consent.ConsentWord;
import org.encorecrm.field.CustomFields;
import org.encorecrm.support.Settings;
import org.encorecrm.support.json.Document;
import org.encorecrm.support.json.Patch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads what requests say about people, as the contract of the API has it. */
@Component
public class CustomerDocuments {

    public static final String DEFAULT_SOURCE = "shop";

    private final Settings settings;
    private final CustomFields customFields;
    private final ConsentReader consents;

    CustomerDocuments(Settings settings, CustomFields customFields, ConsentReader consents) {
        this.settings = settings;
        this.customFields = customFields;
        this.consents = consents;
    }

    /** A whole request: at least one identifier is required. */
    public CustomerDocument read(JsonNode node) {
        var document = Document.of(node);
        var customer = read(document, DEFAULT_SOURCE);
        requireIdentifier(document, customer);
        document.check();
        return customer;
    }

    /** Notes a violation when nobody is named. A name that is there but wrong has been noted already. */
    public static void requireIdentifier(Document document, CustomerDocument customer) {
        if (!customer.identifies()) {
            document.reject("", "needs an externalId, email, phone or loyaltyCard");
        }
    }

    /** The customer inside another document, whose source it shares unless it names its own. */
    public CustomerDocument read(Document document, String source) {
        return new CustomerDocument(
                document.text("source", 100).orElse(source),
                document.text("externalId", 200).orNull(),
                address(document, "email", "is not an e-mail address", EmailAddresses::normalise),
                address(document, "phone", "is not a phone number", this::phone),
                document.text("loyaltyCard", 200),
                document.text("visitorId", 200).orNull(),
                FieldReader.read(document, customFields),
                consents(document));
    }

    private @Nullable Address phone(String givenAs) {
        return PhoneNumbers.normalise(givenAs, settings.phoneRegion());
    }

    private static Patch<Address> address(
            Document document, String name, String fault, Function<String, @Nullable Address> normalise) {
        var text = document.text(name, 320);
        var givenAs = text.orNull();
        if (givenAs == null) {
            return text.isCleared() ? Patch.cleared() : Patch.absent();
        }
        var address = normalise.apply(givenAs);
        if (address == null) {
            document.reject(name, fault);
            return Patch.absent();
        }
        return Patch.set(address);
    }

    private List<ConsentWord> consents(Document document) {
        return document.objects("consents", 100).orElse(List.of()).stream()
                .map(consents::read)
                .toList();
    }

    /** One word about consent; {@code at} is required, because the latest word wins. */
    public ConsentWord readConsent(Document consent) {
        return consents.read(consent);
    }
}
