package org.encorecrm.erasure;

/**
 * Rows that had to stay, without anything personal.
 *
 * @param reason the code of a {@link Tally.Reason}
 */
public record Kept(String kind, long rows, String reason) {

    record Key(String kind, Tally.Reason reason) {}
}
