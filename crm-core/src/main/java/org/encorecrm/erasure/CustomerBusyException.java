package org.encorecrm.erasure;

import org.encorecrm.support.ConflictException;

/** Somebody else was working on the customer all the time. Nothing has been changed; asking again helps. */
public class CustomerBusyException extends ConflictException {

    CustomerBusyException(long customer, Throwable cause) {
        super("Customer " + customer + " is being worked on just now. Nothing was changed, please repeat in a minute");
        initCause(cause);
    }
}
