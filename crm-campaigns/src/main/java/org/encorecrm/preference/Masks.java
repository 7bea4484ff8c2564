package org.encorecrm.preference;

/** Addresses as their owner recognises them and nobody else learns them. */
final class Masks {

    private static final String HIDDEN = "•••";

    private Masks() {}

    static String of(String address) {
        var at = address.lastIndexOf('@');
        if (at > 0) {
            return address.substring(0, 1) + HIDDEN + address.substring(at);
        }
        return address.length() > 4 ? HIDDEN + " " + address.substring(address.length() - 2) : "";
    }
}
