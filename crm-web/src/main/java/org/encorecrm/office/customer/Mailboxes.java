package org.encorecrm.office.customer;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.encorecrm.address.AddressCheck;
import org.encorecrm.address.AddressChecks;
import org.encorecrm.address.AddressState;
import org.encorecrm.message.Reachability;
import org.springframework.stereotype.Component;

/** What is known about writing to a customer's e-mail addresses. */
@Component
class Mailboxes {

    private final AddressChecks checks;
    private final Reachability reachability;

    Mailboxes(AddressChecks checks, Reachability reachability) {
        this.checks = checks;
        this.reachability = reachability;
    }

    /** By address. */
    Map<String, Mailbox> of(List<Customer.Contact> contacts) {
        return contacts.stream()
                .filter(contact -> contact.kind().equals("email"))
                .map(Customer.Contact::value)
                .distinct()
                .collect(Collectors.toMap(
                        address -> address,
                        address -> new Mailbox(checks.of(address), reachability.suppressedBecause("email", address))));
    }

    /** @param suppressed why it is not written to: what came back from it */
    record Mailbox(AddressCheck check, List<String> suppressed) {

        public boolean remarkable() {
            return check.state() != AddressState.UNCHECKED && check.state() != AddressState.FINE;
        }
    }
}
