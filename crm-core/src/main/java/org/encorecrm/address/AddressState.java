package org.encorecrm.address;

import java.util.Locale;

/** What the domain of an e-mail address means for writing to it. */
public enum AddressState {
    /** Not looked up yet, or no name server answered: written to. */
    UNCHECKED,
    FINE,
    /** Looks like a slip of the fingers for a well-known provider: written to. */
    MISSPELT,
    /** A mailbox for a few minutes: order mail only. */
    DISPOSABLE,
    /** The domain takes no mail: not written to. */
    NO_SERVER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
