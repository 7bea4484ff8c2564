package org.encorecrm.erasure;

/**
 * Rows that had to stay, without anything personal.
 *
 * @param reason the code of a {@link Tally.Reason}
 */
public record Kept(String kind, long rows, String reason) {

    boolean isSearched(String what) {
        return kind.equals(what) && reason.equals(Tally.Reason.SEARCHED.code());
    }

    record Key(String kind, Tally.Reason reason) {}
}
