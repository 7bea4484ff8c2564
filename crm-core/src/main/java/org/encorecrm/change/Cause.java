package org.encorecrm.change;

import java.util.Arrays;
import java.util.Locale;

/**
 * Why a customer is evaluated again, and so whether a move that follows may start anything. Of several causes waiting
 * for one customer the one declared first wins: acting ones come first.
 */
public enum Cause {
    CHANGE(true),
    CLOCK(true),
    BOUNDARIES(true),
    RECOMPUTATION(true),
    HISTORY(false),
    MERGE(false),
    UNDO(false),
    CREATED(false),
    EDITED(false),
    ERASED(false);

    private final boolean acting;

    Cause(boolean acting) {
        this.acting = acting;
    }

    /** Whether moves of this cause start scenarios (under the surge brake). EDITED does only when the marketer says so. */
    public boolean acting() {
        return acting;
    }

    /** The same, of changes that are not quiet: those of an edit are not when the marketer wants it to act. */
    public boolean actsAsNews() {
        return acting || this == EDITED;
    }

    /** Nothing happened: what is known is looked at again, because time or a boundary says so, or somebody asks. */
    public boolean looksAgain() {
        return this == CLOCK || this == BOUNDARIES || this == RECOMPUTATION;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String[] codes() {
        return Arrays.stream(values()).map(Cause::code).toArray(String[]::new);
    }

    public static Cause of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
