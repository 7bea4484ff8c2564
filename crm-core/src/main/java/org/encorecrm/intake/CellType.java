package org.encorecrm.intake;

/** How the text of a cell is understood. */
public enum CellType {
    TEXT,
    EMAIL,
    PHONE,
    DATE,
    TIME,
    NUMBER,
    WHOLE,
    TRUTH,
    SEX,
    LIST,
    CONSENT,
    STATUS,
    FULL_NAME,
    ANYTHING
}
