package org.encorecrm.intake.sheet;

/** The file cannot be read as rows. The code is explained in the bundles; the message is for the log and the API. */
public final class UnreadableFile extends RuntimeException {

    private final String code;

    public UnreadableFile(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
