package org.encorecrm.ordering;

import java.time.Instant;

/** What decides about messages: whose an order is, and the versions of its content and status. */
record KnownOrder(long id, long customerId, Instant placedAt, ContentVersion content, StatusVersion status) {

    /** Its customer is erased: it stays for the books, and no message brings anything personal back into it. */
    boolean isNobodys() {
        return customerId < 0;
    }
}
