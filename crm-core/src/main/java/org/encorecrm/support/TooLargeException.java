package org.encorecrm.support;

/** More at once than is taken: the caller should cut it into smaller requests. */
public class TooLargeException extends RuntimeException {

    public TooLargeException(String message) {
        super(message);
    }
}
