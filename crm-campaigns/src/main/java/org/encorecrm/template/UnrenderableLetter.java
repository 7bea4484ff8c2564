package org.encorecrm.template;

/** The template cannot be filled in: it hit a limit, or Liquid found an error in it. */
public class UnrenderableLetter extends RuntimeException {

    private final boolean passing;

    UnrenderableLetter(String message, Throwable cause, boolean passing) {
        super(message, cause);
        this.passing = passing;
    }

    /** Whether the machine was too slow rather than the template wrong: another time it may well succeed. */
    public boolean isPassing() {
        return passing;
    }
}
