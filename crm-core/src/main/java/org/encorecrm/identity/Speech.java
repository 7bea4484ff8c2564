package org.encorecrm.identity;

import java.util.List;
import java.util.Set;
import org.encorecrm.consent.ConsentWord;
import org.encorecrm.consent.Origin;
import org.encorecrm.consent.Said;
import org.encorecrm.customer.Address;
import org.encorecrm.customer.CustomerField;
import org.encorecrm.support.json.Patch;
import org.jspecify.annotations.Nullable;

/** What is said about consent, each word tied to the address it is about. */
final class Speech {

    private static final Set<String> BY_PHONE = Set.of("sms", "call", "phone", "whatsapp", "viber");

    private Speech() {}

    /** The words of a request: about the address it names, else about the person's primary one. */
    static List<Said> of(Recording.Matched matched) {
        var person = matched.person();
        var document = matched.request().document();
        var quiet = matched.request().quiet();
        return person == null
                ? List.of()
                : said(person, document.consents(), document.source(), quiet, document.email(), document.phone());
    }

    /** Words on their own. */
    static List<Said> of(Person person, List<ConsentWord> words, String source, boolean quiet) {
        return said(person, words, source, quiet, Patch.absent(), Patch.absent());
    }

    private static List<Said> said(
            Person person,
            List<ConsentWord> words,
            String source,
            boolean quiet,
            Patch<Address> email,
            Patch<Address> phone) {
        return words.stream()
                .map(word -> word.about(address(word, person, email, phone)))
                .map(word -> new Said(person.id(), word, source, Origin.SHOP, quiet))
                .toList();
    }

    private static String address(ConsentWord word, Person person, Patch<Address> email, Patch<Address> phone) {
        var named = word.address();
        if (named != null) {
            return named;
        }
        if (word.channel().equals("email")) {
            return either(email, person.text(CustomerField.EMAIL));
        }
        return BY_PHONE.contains(word.channel()) ? either(phone, person.text(CustomerField.PHONE)) : "";
    }

    private static String either(Patch<Address> given, @Nullable String primary) {
        var said = given.orNull();
        if (said != null) {
            return said.value();
        }
        return primary == null ? "" : primary;
    }
}
