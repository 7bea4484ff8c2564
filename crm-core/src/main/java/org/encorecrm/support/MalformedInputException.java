package org.encorecrm.support;

/** What was sent is not even JSON, or not the kind of document the caller said it is. */
public class MalformedInputException extends RuntimeException {

    public MalformedInputException(String message) {
        super(message);
    }
}
