package org.encorecrm.channel;

/** What a mail server made of a letter, in its own words. */
public record Delivery(Verdict verdict, String reply) {

    public enum Verdict {
        ACCEPTED,
        /** Nothing was sent: no connection, or the server wants a password it was not given. */
        UNREACHABLE,
        /** Refused for now: greylisting, a full disk, too many letters. */
        TEMPORARY,
        /** Refused for good, but not because of the address. */
        REJECTED,
        /** There is no such address. */
        DEAD_ADDRESS,
        /** The whole letter was handed over and the line went silent: it may have been taken. */
        UNKNOWN
    }
}
