package org.encorecrm.support.json;

import java.util.ArrayList;
import java.util.List;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Violation;

/** What is wrong with a document, by JSON pointer; the first fifty are enough to mend it by. */
final class Findings {

    private static final int MOST = 50;

    private final List<Violation> violations = new ArrayList<>();

    void note(String pointer, String message) {
        if (violations.size() < MOST) {
            violations.add(new Violation(pointer, message));
        }
    }

    boolean under(String pointer) {
        return violations.stream().anyMatch(known -> known.pointer().startsWith(pointer));
    }

    /** Throws when anything was noted. */
    void check() {
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
    }
}
