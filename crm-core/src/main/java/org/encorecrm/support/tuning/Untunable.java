package org.encorecrm.support.tuning;

/** What was typed is no value of this setting. */
class Untunable extends RuntimeException {

    private static final long serialVersionUID = 1;

    Untunable(String message) {
        super(message);
    }
}
