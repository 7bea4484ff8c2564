package org.encorecrm.support;

/** What was asked for is not here, or not the caller's to see: both answer the same. */
public class NotFoundException extends RuntimeException {

    public NotFoundException(String message) {
        super(message);
    }
}
