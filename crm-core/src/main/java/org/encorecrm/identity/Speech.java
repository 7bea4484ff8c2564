package org.encorecrm.identity;

import java.util.List;
import java.util.Set;
import org.encorecrm.consent.ConsentWord;
import org.encorecrm.consent.Origin;
import org.encorecrm.consent.Said;
import org.encorecrm.customer.Address;
import org.encorecrm.customer.CustomerField;
import org.encorecrm.support.json.Patch;

/** What a request says about consent, each word tied to the address it is about. */
final class Speech {

    private static final Set<String> BY_PHONE = Set.of("sms", "call", "phone", "whatsapp", "viber");

    private Speech() {}

    static List<Said> of(Recording.Matched matched) {
        var person = matched.person();
        var document = matched.request().document();
        return person == null
                ? List.of()
                : document.consents().stream()
                        .map(word -> new Said(
                                person.id(),
                                word.about(address(word, matched.request(), person)),
                                document.source(),
                                Origin.SHOP))
                        .toList();
    }

    private static String address(ConsentWord word, Request request, Person person) {
        var named = word.address();
        if (named != null) {
            return named;
        }
        var document = request.document();
        if (word.channel().equals("email")) {
            return address(document.email(), person, CustomerField.EMAIL);
        }
        return BY_PHONE.contains(word.channel()) ? address(document.phone(), person, CustomerField.PHONE) : "";
    }

    private static String address(Patch<Address> given, Person person, CustomerField field) {
        var said = given.orNull();
        var primary = person.text(field);
        if (said != null) {
            return said.value();
        }
        return primary == null ? "" : primary;
    }
}
