package org.encorecrm.address;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about where an e-mail address leads.
 *
 * @param disposable whether the mailbox may be there for a few minutes only: it gets order mail, no advertising
 * @param suggestion the address that was probably meant
 * @param detail what the name servers said last
 * @param checkedAt when they were asked last, by the clock on the wall
 */
public record AddressCheck(
        AddressState state,
        boolean disposable,
        @Nullable String suggestion,
        @Nullable String detail,
        @Nullable Instant checkedAt) {

    static final AddressCheck NOTHING_KNOWN = new AddressCheck(AddressState.UNCHECKED, false, null, null, null);
}
