package org.encorecrm.identity;

/** One key of core.identifier. */
record Identifier(IdentifierKind kind, String source, String value) {

    /** The source of addresses on the stop list, which are kept apart from those that identify. */
    static final String PLACEHOLDER = "placeholder";

    /** The source of phones that several people share, told apart by name and birthday. */
    static final String SHARED = "shared";

    /** The source of mailboxes: what a provider makes of the address. */
    static final String MAILBOX = "mailbox";

    static final int STRIPES = 1024;

    boolean isPlaceholder() {
        return source.equals(PLACEHOLDER);
    }

    /** Which of the advisory locks guards it. */
    int stripe() {
        return Math.floorMod((kind.code() + '\u001f' + source + '\u001f' + value).hashCode(), STRIPES);
    }
}
