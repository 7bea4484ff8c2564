package org.encorecrm.duplicate;

/** What of two records is compared. Kept in this order; a new one goes to the end. */
enum Trait {
    FIRST_NAME,
    LAST_NAME,
    MIDDLE_NAME,
    SEX,
    BIRTH_DATE,
    EMAIL,
    PHONE,
    POSTAL_CODE,
    CITY,
    REGION,
    STREET,
    HOUSE,
    COMPANY;

    static final int COUNT = values().length;
}
