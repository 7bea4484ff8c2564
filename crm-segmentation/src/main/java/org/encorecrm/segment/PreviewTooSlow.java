package org.encorecrm.segment;

import org.encorecrm.support.ConflictException;

/** Counting took longer than a person waits; saving the segment counts in the background. */
public class PreviewTooSlow extends ConflictException {

    /** How long a statement may take while somebody waits, as PostgreSQL writes it. */
    static final String PATIENCE = "8s";

    PreviewTooSlow() {
        super("Counting takes too long for a preview");
    }
}
